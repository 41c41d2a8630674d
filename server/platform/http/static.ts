// The built client: files with a hash in their name are kept for ever, the page itself is asked for each time, and every
// address that is not a file is the page (the router in the browser knows the rest).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import sirv from 'sirv';

const HASHED = /\/assets\//;

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>Xietong</title><p>The client is not built: run npm start.</p>';

export const serveClient = (folder: string): RequestHandler => {
  const router = Router();
  const page = join(folder, 'index.html');
  if (!existsSync(page)) {
    router.get('/{*path}', (_request, response) => void response.status(503).type('html').send(NOT_BUILT));
    return router;
  }
  const html = readFileSync(page, 'utf8');
  router.use(
    sirv(folder, {
      brotli: true,
      gzip: true,
      etag: true,
      setHeaders: (response, path) => {
        response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  router.get('/{*path}', (request, response, next) => {
    // A missing file is missing; only pages fall back.
    if (/\.\w{1,8}$/.test(request.path)) return next();
    response.setHeader('cache-control', 'no-cache');
    response.type('html').send(html);
  });
  return router;
};
