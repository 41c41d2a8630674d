// What the platform says about itself: to proxies, to those who watch it, and to those who read its API.
import { expect } from 'chai';
import { systemRoutes } from '#shared/system/routes.ts';
import { keptLog } from '#test/support/kept-log.ts';
import { useServer } from '#test/support/server.ts';

const log = keptLog();

describe('the platform about itself', () => {
  const server = useServer(log.settings);
  const fetched = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

  it('is healthy with its parts, and serves on, less well, while search is away', async () => {
    const visitor = server.visitor();
    const well = await visitor.call(systemRoutes.health);
    expect(well).to.include({ status: 'ok', database: 'ok', search: 'ok' });
    expect(well.version).to.match(/^\d+\.\d+\.\d+/);
    await server.loseSearch();
    const reply = await visitor.get('/health');
    expect(reply.status).to.equal(200);
    expect(reply.body).to.include({ status: 'degraded', database: 'ok', search: 'down' });

    log.forget();
    const refused = await visitor.get('/search', { q: '传感器' });
    expect(refused.status).to.equal(503);
    const requestId = refused.headers.get('x-request-id') ?? '';
    expect(requestId, 'the reply is found again in the log').to.match(/^[\da-f-]{36}$/);
    expect(refused.body).to.include({ code: 'search_unavailable', requestId });
    const told = log.lines.find((line) => line.requestId === requestId);
    expect(told).to.include({ msg: 'could not serve', code: 'search_unavailable' });
    await server.findSearchAgain();
  });

  it('is measured by route and outcome, and no id or made-up path becomes a label', async () => {
    await fetched(`/api/needs/${'a'.repeat(24)}`);
    await fetched('/api/made-up/path');
    const metrics = await (await fetched('/metrics')).text();
    expect(metrics).to.match(/xietong_http_request_seconds_count\{method="GET",route="\/needs\/:id",status="404"\} \d/);
    expect(metrics).to.contain('xietong_socket_connections 0').and.contain('xietong_facts_waiting');
    expect(metrics).not.to.match(/a{24}|made-up/);
  });

  it('describes its API for people by a page of its own, without anything from elsewhere', async () => {
    const page = await (await fetched('/api/docs')).text();
    const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(parts).to.have.length(3);
    for (const part of parts) expect((await fetched(part)).status, part).to.equal(200);
  });

  it('forbids frames, foreign scripts and guesses, and does not say what it is made of', async () => {
    const { headers } = await fetched('/api/home');
    expect(headers.get('content-security-policy'))
      .to.contain("script-src 'self';")
      .and.contain("frame-ancestors 'none'")
      .and.contain("object-src 'none'");
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('referrer-policy')).to.equal('same-origin');
    expect(headers.get('x-powered-by')).to.equal(null);
  });

  it('answers an address of the API that does not exist with a problem', async () => {
    const reply = await server.visitor().get('/made-up/path');
    expect([reply.status, reply.headers.get('content-type')]).to.deep.equal([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});

describe('measures that ask for a token', () => {
  const server = useServer({ environment: { METRICS_TOKEN: 'the token of who watches' } });

  it('are there for who has it, and for nobody else', async () => {
    const asked = async (headers: Record<string, string>) => (await fetch(`${server.url}/metrics`, { headers })).status;
    expect(await asked({})).to.equal(404);
    expect(await asked({ authorization: 'Bearer another' })).to.equal(404);
    expect(await asked({ authorization: 'Bearer the token of who watches' })).to.equal(200);
  });
});
