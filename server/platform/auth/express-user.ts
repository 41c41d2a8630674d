// What the session says about who is signed in; the actor is loaded from it for each request.
declare global {
  namespace Express {
    interface User {
      userId: string;
      /** Raised by "sign out everywhere": sessions of an older epoch are no longer anyone's. */
      epoch: number;
    }
  }
}

export type SignedIn = Express.User;
