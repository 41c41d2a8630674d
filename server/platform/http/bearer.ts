import type { Request } from 'express';

const BEARER = /^Bearer (\S+)$/;

/** The token that a request brings in place of the cookie; undefined when it brings none. */
export const bearerOf = ({ headers }: Pick<Request, 'headers'>): string | undefined => {
  const [, token] = BEARER.exec(headers.authorization ?? '') ?? [];
  return token;
};
