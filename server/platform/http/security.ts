import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '#server/platform/config.ts';
import { localeOf } from '#server/platform/words/sentence.ts';
import { isCrossSite } from './origin.ts';
import { Problem } from './problem.ts';
import { SESSION_COOKIE } from './session.ts';

/** Names the request and notes the reader's language, before anything can fail. */
export const identify: RequestHandler = (request, response, next) => {
  const requestId = randomUUID();
  response.locals['requestId'] = requestId;
  response.locals['locale'] = localeOf(request.headers['accept-language']);
  response.setHeader('x-request-id', requestId);
  next();
};

export const securityHeaders = (config: Config): RequestHandler => {
  const secure = config.publicUrl.startsWith('https:');
  // Streams that hosts show in a session are fetched by the page itself.
  const streams = config.pullOrigins ?? ['https:'];
  // Its client asks there over HTTP too, why a connection was refused.
  const mediaServer = config.liveKit ? [new URL(config.liveKit.url.replace(/^ws/, 'http')).origin] : [];
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes its styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:', ...streams, ...mediaServer],
        // A recording is put together in the page.
        mediaSrc: ["'self'", 'blob:', ...streams],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'same-origin' },
  });
};

export const refuseCrossSite =
  (config: Config): RequestHandler =>
  (request, _response, next) => {
    if (isCrossSite(request, config.publicUrl, SESSION_COOKIE)) throw new Problem('cross_site_request');
    next();
  };
