import { expect } from 'chai';
import { personOf } from '#seeds/builders/people.ts';
import { users } from '#server/features/users/model.ts';
import { userRoutes } from '#shared/users/routes.ts';
import type { Client } from '#test/support/client.ts';
import { useServer } from '#test/support/server.ts';
import { type Identity, OpenIdProvider } from './openid-provider.ts';

const RETURN = 'http://xietong.test/api/session/openid/return';

let serial = 0;
const identityOf = (given: Partial<Identity> = {}): Identity => {
  serial += 1;
  return { sub: `subject-${serial}`, email: personOf().email, email_verified: true, name: '温知行', ...given };
};

describe('signing in through OpenID Connect', () => {
  const provider = new OpenIdProvider();
  before('the provider starts', () => provider.start(RETURN));
  const server = useServer({ environment: () => provider.environment });
  after('the provider ends', () => provider.stop());

  const leave = async (browser: Client): Promise<string> => {
    const { status, headers } = await browser.get('/session/openid');
    expect(status).to.equal(303);
    return headers.get('location') ?? '';
  };

  const comeBack = async (browser: Client, to: URL): Promise<string> => {
    expect(to.href.startsWith(RETURN)).to.equal(true);
    const { status, headers } = await browser.get(`/session/openid/return${to.search}`);
    expect(status).to.equal(303);
    return headers.get('location') ?? '';
  };

  const signIn = async (identity: Identity, browser: Client = server.visitor()) => {
    const location = await comeBack(browser, await provider.signIn(identity, await leave(browser)));
    const { user } = await browser.call(userRoutes.readSession);
    return { location, user };
  };

  it('is offered by the name of the provider', async () => {
    const { signIn: offered } = await server.visitor().call(userRoutes.readSession);
    expect(offered).to.deep.equal({ openId: '园区统一身份' });
  });

  it('opens an account for a verified address that has none', async () => {
    const identity = identityOf();
    const { location, user } = await signIn(identity);
    expect(location).to.equal('/');
    expect(user).to.include({ email: identity.email, name: '温知行', duty: 'none' });
  });

  it('finds the same account again, also after the address changed at the provider', async () => {
    const identity = identityOf();
    const first = await signIn(identity);
    const second = await signIn({ ...identity, email: personOf().email });
    expect(second.user?.id).to.equal(first.user?.id);
    expect(second.user?.email).to.equal(identity.email);
  });

  it('links the account of the verified address, which keeps its password', async () => {
    const { id, email, password } = await server.someone('enterprise');
    const { user } = await signIn(identityOf({ email: email.toUpperCase() }));
    expect(user?.id).to.equal(id);
    await server.visitor().call(userRoutes.signIn, { body: { email, password } });
  });

  it('takes the password from an account that nobody had confirmed: it may be a stranger’s', async () => {
    const body = personOf();
    await server.visitor().call(userRoutes.signUp, { body });
    const { user } = await signIn(identityOf({ email: body.email }));
    expect(user?.email).to.equal(body.email);
    const { email, password } = body;
    const refusal = await server.visitor().refusal(userRoutes.signIn, { body: { email, password } });
    expect(refusal.code).to.equal('wrong_credentials');
  });

  it('refuses an address that the provider has not verified', async () => {
    const { email } = await server.someone('enterprise');
    const { location, user } = await signIn(identityOf({ email, email_verified: false }));
    expect(location).to.equal('/sign-in?problem=wrong_credentials');
    expect(user).to.equal(null);
  });

  it('refuses a second identity for an account that is linked to another', async () => {
    const identity = identityOf();
    await signIn(identity);
    const { location, user } = await signIn(identityOf({ email: identity.email }));
    expect(location).to.equal('/sign-in?problem=wrong_credentials');
    expect(user).to.equal(null);
  });

  it('is closed to a disabled account', async () => {
    const { id, email } = await server.someone('newcomer');
    await users.updateOne({ _id: id }, { $set: { isDisabled: true } });
    const { location, user } = await signIn(identityOf({ email }));
    expect(location).to.equal('/sign-in?problem=account_disabled');
    expect(user).to.equal(null);
  });

  it('begins a new session', async () => {
    const browser = server.visitor();
    const address = await leave(browser);
    const before = browser.cookie;
    await comeBack(browser, await provider.signIn(identityOf(), address));
    expect(browser.cookie).not.to.equal(before);
  });

  it('refuses an answer to a question that this browser did not ask', async () => {
    const to = await provider.signIn(identityOf(), await leave(server.visitor()));
    const victim = server.visitor();
    expect(await comeBack(victim, to)).to.equal('/sign-in?problem=wrong_credentials');
    await leave(victim);
    expect(await comeBack(victim, to)).to.equal('/sign-in?problem=wrong_credentials');
    expect((await victim.call(userRoutes.readSession)).user).to.equal(null);
  });

  it('refuses an answer made for another question, though the state is right', async () => {
    const thief = await provider.signIn(identityOf(), await leave(server.visitor()));
    const victim = server.visitor();
    const own = await provider.signIn(identityOf(), await leave(victim));
    own.searchParams.set('code', thief.searchParams.get('code') ?? '');
    expect(await comeBack(victim, own)).to.equal('/sign-in?problem=wrong_credentials');
  });

  it('takes each answer once', async () => {
    const browser = server.visitor();
    const to = await provider.signIn(identityOf(), await leave(browser));
    expect(await comeBack(browser, to)).to.equal('/');
    expect(await comeBack(browser, to)).to.equal('/sign-in?problem=wrong_credentials');
  });

  it('leads back to the sign-in screen when the person says no at the provider', async () => {
    const browser = server.visitor();
    await leave(browser);
    const to = new URL(`${RETURN}?error=access_denied&error_description=no`);
    expect(await comeBack(browser, to)).to.equal('/sign-in?problem=wrong_credentials');
  });

  it('makes a name where the provider has none', async () => {
    const identity = identityOf({ name: '' });
    const { user } = await signIn(identity);
    expect(user?.name).to.equal(identity.email.split('@')[0]);
  });
});

describe('signing in through a provider that is away', () => {
  const server = useServer({
    environment: { OPENID_ISSUER: 'http://127.0.0.1:9', OPENID_CLIENT_ID: 'xietong', OPENID_CLIENT_SECRET: 'x' },
  });

  it('leads to the sign-in screen, where the password still works', async () => {
    const { headers } = await server.visitor().get('/session/openid');
    expect(headers.get('location')).to.equal('/sign-in?problem=openid_unavailable');
    await server.signIn('newcomer');
  });
});

describe('signing in where no provider is configured', () => {
  const server = useServer();

  it('has no such address', async () => {
    for (const path of ['/session/openid', '/session/openid/return?code=x&state=y']) {
      const { status } = await server.visitor().get(path);
      expect(status).to.equal(404);
    }
  });
});
