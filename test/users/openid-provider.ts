// A real OpenID Connect provider on the loopback, where whoever comes is signed in as the person the test names.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface Identity {
  sub: string;
  email: string;
  email_verified: boolean;
  name?: string;
}

const CLIENT = { id: 'xietong', secret: 'a secret between the two of them' };
const SCOPES = 'openid email profile';

export class OpenIdProvider {
  readonly #server = createServer();
  readonly #identities = new Map<string, Identity>();
  #visitor = '';
  #issuer = '';

  async start(redirectUri: string): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    // A TCP server's address is an object.
    this.#issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    const provider = this.#provide(redirectUri);
    const answer = provider.callback();
    this.#server.on('request', (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return answer(request, response);
      void provider.interactionFinished(request, response, { login: { accountId: this.#visitor } });
    });
  }

  #provide(redirectUri: string): Provider {
    const provider: Provider = new Provider(this.#issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [redirectUri],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      cookies: { keys: ['a key for cookies'] },
      // The provider warns of every lifetime that is not given.
      ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
      pkce: { required: () => false },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: async (_context, id) => ({
        accountId: id,
        claims: async () => ({ ...this.#identities.get(id), sub: id }),
      }),
      loadExistingGrant: async ({ oidc: { client, session } }) => {
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope(SCOPES);
        await grant.save();
        return grant;
      },
    });
    return provider;
  }

  get environment(): Record<string, string> {
    return {
      OPENID_ISSUER: this.#issuer,
      OPENID_CLIENT_ID: CLIENT.id,
      OPENID_CLIENT_SECRET: CLIENT.secret,
      OPENID_NAME: '园区统一身份',
    };
  }

  /** A browser that goes to `address` signs in as this person; answers the address it is sent back to. */
  async signIn(identity: Identity, address: string): Promise<URL> {
    this.#identities.set(identity.sub, identity);
    this.#visitor = identity.sub;
    const cookies = new Map<string, string>();
    let here = new URL(address);
    while (here.origin === this.#issuer) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(here, { redirect: 'manual', headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      const next = response.headers.get('location');
      if (!next) throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
      here = new URL(next, here);
    }
    return here;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}
