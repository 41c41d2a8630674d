// Express and the HTTP server that hands it requests. Express gives each request and response another prototype when they come,
// after which a bare route takes twice as long, and what they lead to stays in memory until the next full collection. Here they
// are made with that prototype, so that Express finds nothing to change.
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import express from 'express';

/** A class with all that Express's own prototype can do. */
const extended = <Base extends new (...made: never[]) => object>(base: Base, prototype: object): Base => {
  const made = class extends (base as new (...made: never[]) => object) {};
  Object.setPrototypeOf(made.prototype, prototype);
  return made as Base;
};

/** An Express application and its HTTP server, which is not listening yet. */
export const createExpressServer = () => {
  const app = express();
  const Request = extended(IncomingMessage, app.request);
  const Response = extended(ServerResponse, app.response);
  app.request = Request.prototype as typeof app.request;
  app.response = Response.prototype as typeof app.response;
  return { app, http: createServer({ IncomingMessage: Request, ServerResponse: Response }, app) };
};
