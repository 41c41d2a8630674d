// Sessions in MongoDB, the cookie holding only a signed id.
import MongoStore from 'connect-mongo';
import type { RequestHandler } from 'express';
import session from 'express-session';
import mongoose from 'mongoose';
import type { Config } from '#server/platform/config.ts';

export const SESSION_COOKIE = 'xietong.sid';
const LIFETIME_MS = 14 * 24 * 3600 * 1000;
/** An unchanged session is written at most this often, just to live on. */
const TOUCH_EVERY_SECONDS = 3600;

/** The session middleware, for HTTP and for the handshake of sockets alike. */
export const createSessions = (config: Config, secret: string): RequestHandler => {
  const store = MongoStore.create({
    // connect-mongo and mongoose share the driver; both name it MongoClient.
    client: mongoose.connection.getClient() as never,
    dbName: mongoose.connection.name,
    collectionName: 'sessions',
    touchAfter: TOUCH_EVERY_SECONDS,
    stringify: false,
  });
  return session({
    name: SESSION_COOKIE,
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    proxy: config.trustProxy > 0,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: config.publicUrl.startsWith('https:'),
      maxAge: LIFETIME_MS,
      path: '/',
    },
  });
};
