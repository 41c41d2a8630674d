// Cross-site request forgery: a browser says where a request comes from. Requests that change something are taken only
// from our own origin; the session cookie is SameSite=Lax as a second defence.
import type { IncomingMessage } from 'node:http';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when the Origin is ours: the configured public address, or the host that the request itself was sent to. */
export const isOwnOrigin = (origin: string, host: string | undefined, publicUrl: string): boolean => {
  let parsed: URL;
  try {
    parsed = new URL(origin);
  } catch {
    return false;
  }
  return parsed.origin === new URL(publicUrl).origin || (host !== undefined && parsed.host === host);
};

/** True for a request that must be refused: it would change something and comes from elsewhere, or hides where from. */
export const isCrossSite = (request: IncomingMessage, publicUrl: string, sessionCookie: string): boolean => {
  if (SAFE.has(request.method ?? 'GET')) return false;
  const { origin, host, cookie } = request.headers;
  if (origin !== undefined) return !isOwnOrigin(origin, host, publicUrl);
  // No Origin: not a browser's cross-site form. Refused all the same where it would ride on somebody's session.
  return cookie?.includes(`${sessionCookie}=`) ?? false;
};
