import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect } from 'chai';
import express from 'express';
import { serveClient } from '#server/platform/http/static.ts';

describe('the built client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xietong-static-'));
  let http: Server;
  let origin: string;

  before('it is served', async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>first</title>');
    for (const name of ['kept', 'gone']) {
      const code = `export const name = '${name}';`;
      writeFileSync(join(folder, 'assets', `${name}-1a2b.js`), code);
      writeFileSync(join(folder, 'assets', `${name}-1a2b.js.br`), brotliCompressSync(code));
    }
    http = express().use(serveClient(folder)).listen(0, '127.0.0.1');
    await once(http, 'listening');
    // A TCP server's address is an object.
    origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });

  after('nothing of it stays', async () => {
    http.close();
    http.closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  it('comes compressed, and files with a hash in their name are kept for ever', async () => {
    const reply = await fetch(`${origin}/assets/kept-1a2b.js`, { headers: { 'accept-encoding': 'br' } });
    expect(reply.headers.get('content-encoding')).to.equal('br');
    expect(reply.headers.get('content-type')).to.include('javascript');
    expect(reply.headers.get('cache-control')).to.include('immutable');
    expect(await reply.text()).to.equal("export const name = 'kept';");
  });

  it('is the same page at every address that is no file', async () => {
    const reply = await fetch(`${origin}/needs/0123?tab=matches`);
    expect(reply.headers.get('cache-control')).to.equal('no-cache');
    expect(await reply.text()).to.include('first');
    expect((await fetch(`${origin}/assets/never-1a2b.js`)).status).to.equal(404);
  });

  it('goes on being served when it is built anew under the running server', async () => {
    for (const end of ['', '.br']) rmSync(join(folder, 'assets', `gone-1a2b.js${end}`));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>second</title>');
    const reply = await fetch(`${origin}/assets/gone-1a2b.js`, { headers: { 'accept-encoding': 'br' } });
    expect(reply.status).to.equal(404);
    expect(await (await fetch(`${origin}/desk`)).text()).to.include('second');
  });
});
