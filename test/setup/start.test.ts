// `npm start` at the terminal: what it says when it is ready, when it ends, and when it cannot start.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import mongoose from 'mongoose';
import { useEngines } from '#test/support/engines.ts';
import { freePort } from '#test/support/free-port.ts';

const MAIN = fileURLToPath(import.meta.resolve('#server/main.ts'));
const SERVER = [process.execPath, '--import', 'tsx', MAIN];

describe('the server at the terminal', function () {
  this.timeout(60_000);
  const engines = useEngines();
  const name = `start-${randomBytes(6).toString('hex')}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'xietong-start-'));
  let child: ChildProcess | undefined;

  afterEach('nothing of its group runs on', () => {
    if (!child?.pid) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All of it has ended.
    }
  });
  after('nothing of it stays', async () => {
    const connection = await mongoose.createConnection(engines.mongoUri(name)).asPromise();
    await connection.dropDatabase();
    await connection.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  const start = (environment: Record<string, string>, [program = '', ...args] = SERVER) => {
    const { url, masterKey } = engines.meili;
    child = spawn(program, args, {
      env: {
        PATH: process.env['PATH'],
        DATA_DIR: dataDir,
        SEED: 'none',
        LOG_LEVEL: 'silent',
        MONGODB_URI: engines.mongoUri(name),
        MEILI_URL: url,
        MEILI_KEY: masterKey,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const { stdout, stderr } = child;
    if (!stdout || !stderr) throw new Error('a child with pipes has them');
    const exit = once(child, 'exit');
    return { said: stdout, complaint: text(stderr), exit };
  };

  it('says where it is and how long it took, and ends when it is told to, nothing going wrong', async () => {
    const port = await freePort();
    const { said, complaint, exit } = start({ PORT: String(port) });
    let output = '';
    said.setEncoding('utf8');
    for await (const piece of said) {
      output += piece;
      if (!/Xietong is ready: .*\n/.test(output) || /SIGTERM/.test(output)) continue;
      expect(output).to.match(new RegExp(`Xietong is ready: http://127\\.0\\.0\\.1:${port} \\(\\d+\\.\\d s\\)`));
      const health = await fetch(`http://127.0.0.1:${port}/api/health`);
      expect(health.status).to.equal(200);
      child?.kill('SIGTERM');
    }
    expect(output).to.contain('SIGTERM: finishing what is under way');
    expect(await exit).to.deep.equal([0, null]);
    expect(await complaint).to.equal('');
  });

  it('ends with the shell that npm started it by, which hands no signal on', async () => {
    const port = await freePort();
    const shell = ['sh', '-c', '"$@" & wait', 'sh', ...SERVER];
    const { said, complaint } = start({ PORT: String(port), npm_lifecycle_event: 'start' }, shell);
    let output = '';
    said.setEncoding('utf8');
    for await (const piece of said) {
      output += piece;
      if (/Xietong is ready: .*\n/.test(output)) child?.kill('SIGTERM');
    }
    expect(output).to.contain('npm is gone: finishing what is under way');
    expect(await complaint).to.equal('');
  });

  it('says at once that its port is taken, and how to take another', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    // Before anything is opened: there is no such database.
    const { complaint, exit } = start({ PORT: String(port), MONGODB_URI: 'mongodb://127.0.0.1:1/none' });
    expect(await complaint).to.match(/^Cannot start\. The port is taken .*PORT=3001 npm start\.\n$/);
    expect(await exit).to.deep.equal([1, null]);
    taken.close();
  });
});
