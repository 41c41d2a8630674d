// Sessions in MongoDB, the cookie holding only a signed id.
import MongoStore from 'connect-mongo';
import type { RequestHandler } from 'express';
import session, { type SessionData } from 'express-session';
import mongoose from 'mongoose';
import type { Config } from '#server/platform/config.ts';

export const SESSION_COOKIE = 'xietong.sid';
const LIFETIME_MS = 14 * 24 * 3600 * 1000;
/** An unchanged session is written at most this often, just to live on. */
const TOUCH_EVERY_SECONDS = 3600;

type Read = (error: unknown, session?: SessionData | null) => void;

/** The store, but that it asks for a session by its id alone, which the database looks up without planning a search. */
class Sessions extends MongoStore {
  override get(id: string, done: Read): void {
    this.#read(id).then((found) => done(null, found), done);
  }

  async #read(id: string): Promise<SessionData | null> {
    const sessions = await this.collectionP;
    const stored = await sessions.findOne({ _id: id });
    if (!stored || (stored.expires && stored.expires.getTime() <= Date.now())) return null;
    // An object, as `stringify` says below; the library looks in it for when it was last written.
    return Object.assign(stored.session as SessionData, { lastModified: stored.lastModified });
  }
}

/** The session middleware, for HTTP and for the handshake of sockets alike. */
export const createSessions = (config: Config, secret: string): RequestHandler => {
  const store = new Sessions({
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
