// Requests come to Express as it wants them: were they changed by it, a bare one would cost twice as much.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createExpressServer } from '#server/platform/http/server.ts';

describe('Express and its server', () => {
  it('hand over requests and responses whose prototypes Express need not change, and which can all that Express adds', async () => {
    const { app, http } = createExpressServer();
    const seen: object[] = [];
    http.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      seen.push(Object.getPrototypeOf(request), Object.getPrototypeOf(response));
    });
    app.get('/things/:id', (request, response) => {
      seen.push(Object.getPrototypeOf(request), Object.getPrototypeOf(response));
      response.status(201).json({ id: request.params.id, host: request.get('host'), isOurs: request.app === app });
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    // A TCP server's address is an object.
    const { port } = http.address() as AddressInfo;
    const reply = await fetch(`http://127.0.0.1:${port}/things/one`);
    http.close();
    expect(reply.status).to.equal(201);
    expect(await reply.json()).to.deep.equal({ id: 'one', host: `127.0.0.1:${port}`, isOurs: true });
    expect(seen).to.have.length(4);
    const [requestBefore, responseBefore, requestThen, responseThen] = seen;
    expect(requestBefore === requestThen && responseBefore === responseThen, 'as they came').to.equal(true);
  });
});
