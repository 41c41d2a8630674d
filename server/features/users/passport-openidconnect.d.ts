// The package brings no types; these are the parts used here.
declare module 'passport-openidconnect' {
  import type { Request } from 'express';

  interface StrategyOptions {
    issuer: string;
    authorizationURL: string;
    tokenURL: string;
    userInfoURL: string;
    clientID: string;
    clientSecret: string;
    callbackURL: string;
    scope: string[];
    nonce: boolean;
    skipUserProfile: false;
  }

  interface Profile {
    id: string;
  }

  type Done = (error: unknown, user?: Express.User | false) => void;

  /** With nine parameters the strategy hands over the user-info answer apart from the ID token. */
  type Verify = (
    issuer: string,
    userInfo: Profile & { _json: unknown },
    idToken: Profile,
    context: object,
    rawIdToken: string,
    accessToken: string,
    refreshToken: string | undefined,
    parameters: object,
    done: Done,
  ) => void;

  export class Strategy {
    constructor(options: StrategyOptions, verify: Verify);
    authenticate(request: Request, options?: object): void;
  }
}
