// What a LiveKit server asks of a token before it lets anybody in: https://docs.livekit.io/frontends/authentication/tokens
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Keys {
  key: string;
  secret: string;
  /** ms since 1970. */
  now(): number;
}

export interface Claims {
  iss: string;
  sub?: string;
  name?: string;
  nbf: number;
  exp: number;
  video: {
    room?: string;
    roomJoin?: boolean;
    roomAdmin?: boolean;
    canPublish?: boolean;
    canSubscribe?: boolean;
    canPublishData?: boolean;
    hidden?: boolean;
  };
}

export class TokenRefused extends Error {}

const decoded = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

/** What a token says; throws when it is not signed by this key, or not now. */
export const claimsOf = (token: string, { key, secret, now }: Keys): Claims => {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const right = createHmac('sha256', secret).update(`${head}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw new TokenRefused('invalid signature');
  // Signed with the secret: by the platform under test, which the type describes.
  const claims = decoded(payload) as Claims;
  const seconds = now() / 1000;
  if (claims.iss !== key) throw new TokenRefused('invalid API key');
  if (claims.nbf > seconds || claims.exp < seconds) throw new TokenRefused('token is not valid now');
  return claims;
};

/** Whom a token lets into which room. */
export const joiningOf = (claims: Claims): { identity: string; room: string } => {
  const { sub, video } = claims;
  if (!video.roomJoin || !video.room || !sub) throw new TokenRefused('permissions denied');
  return { identity: sub, room: video.room };
};
