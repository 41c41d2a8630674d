// The built client: files with a hash in their name are kept for ever, the page itself is asked for each time, and every
// address that is not a file is the page (the router in the browser knows the rest).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import staticGzip from 'express-static-gzip';

const HASHED = /\/assets\//;

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>Xietong</title><p>The client is not built: run npm start.</p>';

/** Serves a folder with its compressed copies. It may be built anew meanwhile: what is gone is "not found". */
export const serveClient = (folder: string): RequestHandler => {
  const router = Router();
  const page = join(folder, 'index.html');
  if (!existsSync(page)) {
    router.get('/{*path}', (_request, response) => void response.status(503).type('html').send(NOT_BUILT));
    return router;
  }
  router.use(
    staticGzip(folder, {
      enableBrotli: true,
      orderPreference: ['br', 'gzip'],
      index: false,
      serveStatic: {
        cacheControl: false,
        setHeaders: (response, path) => {
          response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      },
    }),
  );
  router.get('/{*path}', (request, response, next) => {
    // A missing file is missing; only pages fall back.
    if (/\.\w{1,8}$/.test(request.path)) return next();
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(page, { cacheControl: false }, (failure) => {
      // A reader who left is no failure; a page that is being built anew is not there for a moment.
      if (failure && !response.headersSent) next();
    });
  });
  return router;
};
