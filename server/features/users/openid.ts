// Signing in through an OpenID Connect provider. Accounts meet by the e-mail address, which the provider must have
// verified; afterwards by the provider's own subject.
import { Strategy } from 'passport-openidconnect';
import { z } from 'zod';
import type { Config } from '#server/platform/config.ts';
import { ask } from '#server/platform/http/outgoing.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { emailSchema, type Locale } from '#shared/users/schema.ts';
import { accountOfIdentity } from './identity.ts';
import { sessionOf } from './sign-in.ts';

type OpenIdConfig = NonNullable<Config['openId']>;

const discoverySchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
});

const userInfoSchema = z.object({
  sub: z.string().min(1),
  email: emailSchema,
  email_verified: z.literal(true),
  name: z.string().optional(),
});

const DISCOVERY_TIMEOUT_MS = 5_000;
const DISCOVERY_BYTES = 1024 * 1024;

const discover = async ({ issuer }: OpenIdConfig) => {
  const { body } = await ask({
    url: `${issuer}/.well-known/openid-configuration`,
    withinMs: DISCOVERY_TIMEOUT_MS,
    mostBytes: DISCOVERY_BYTES,
  });
  const found = discoverySchema.parse(JSON.parse(body.toString('utf8')));
  if (found.issuer.replace(/\/+$/, '') !== issuer) throw new Error(`the provider calls itself ${found.issuer}`);
  return found;
};

const verifyIdentity = async (issuer: string, userInfo: unknown, subject: string, now: Date, locale: Locale) => {
  const claims = userInfoSchema.safeParse(userInfo);
  // OpenID Connect Core 5.3.2: an answer about another subject than the ID token's must not be used.
  if (!claims.success || claims.data.sub !== subject) throw new Problem('wrong_credentials');
  const { email, name } = claims.data;
  return accountOfIdentity({ issuer, subject, email, name: name ?? '', locale }, now);
};

interface Visit {
  now: Date;
  locale: Locale;
}

export interface OpenId {
  name: string;
  /** The strategy for one visit. Asks the provider for its addresses the first time. Throws when it is away. */
  strategy(visit: Visit): Promise<Strategy>;
}

export const createOpenId = (openId: OpenIdConfig, publicUrl: string): OpenId => {
  let discovered: ReturnType<typeof discover> | undefined;
  const addresses = async () => {
    discovered ??= discover(openId);
    try {
      return await discovered;
    } catch (error) {
      // Ask again next time.
      discovered = undefined;
      throw error;
    }
  };
  return {
    name: openId.name,
    async strategy({ now, locale }) {
      const { issuer, authorization_endpoint, token_endpoint, userinfo_endpoint } = await addresses();
      return new Strategy(
        {
          issuer,
          authorizationURL: authorization_endpoint,
          tokenURL: token_endpoint,
          userInfoURL: userinfo_endpoint,
          clientID: openId.clientId,
          clientSecret: openId.clientSecret,
          callbackURL: `${publicUrl}/api/session/openid/return`,
          scope: ['email', 'profile'],
          nonce: true,
          skipUserProfile: false,
        },
        (_issuer, userInfo, { id }, _context, _rawIdToken, _accessToken, _refreshToken, _parameters, done) => {
          verifyIdentity(issuer, userInfo._json, id, now, locale).then((user) => done(null, sessionOf(user)), done);
        },
      );
    },
  };
};
