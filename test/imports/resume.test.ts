import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import mongoose from 'mongoose';
import { organizationOf } from '#seeds/builders/organizations.ts';
import type { ImportRecord } from '#server/features/imports/model.ts';
import { type RunEnd, runImport } from '#server/features/imports/run.ts';
import { beginImport, findImport } from '#server/features/imports/service.ts';
import { needs } from '#server/features/needs/needs.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { systemClock } from '#server/platform/clock.ts';
import { connectDatabase, disconnectDatabase, prepareCollections } from '#server/platform/db/connection.ts';
import { createLog } from '#server/platform/logging.ts';
import { importOptionsSchema } from '#shared/imports/schema.ts';
import { useEngines } from '#test/support/engines.ts';
import { jsonl, useFiles } from './files.ts';

const ROWS = 3000;
const rows = Array.from({ length: ROWS }, (_, index) => ({ id: index, title: `续传 ${index}`, text: '石墨烯正文。' }));
// Two bad ones among them, which are bad once.
rows[150] = { id: 150, title: '', text: '' };
rows[2500] = { id: 7, title: '重号', text: '' };
const log = createLog('silent');

describe('An import whose process dies', () => {
  const engines = useEngines();
  const files = useFiles();
  const folder = mkdtempSync(join(tmpdir(), 'xietong-resume-'));
  let uri: string;

  before(async () => {
    uri = engines.mongoUri(`test-${randomBytes(6).toString('hex')}`);
    await connectDatabase(uri, log);
    await prepareCollections();
    await seedOrganization(
      { content: organizationOf({ type: 'center' }), verification: 'verified', isDemo: false },
      new Date(),
    );
  });
  after(async () => {
    await mongoose.connection.dropDatabase();
    await disconnectDatabase();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  const begin = (): Promise<ImportRecord> => {
    const options = { noun: 'need', kind: 'technology', source: '续传', dryRun: false };
    return beginImport({
      path: files.write('needs.jsonl', jsonl(...rows)),
      fileName: 'needs.jsonl',
      options: importOptionsSchema.parse(options),
      startedBy: null,
      now: new Date(),
    });
  };

  const workElsewhere = (id: string): ChildProcess => {
    const entry = fileURLToPath(import.meta.resolve('./importing-child.ts'));
    return fork(entry, [uri, folder, id], { execArgv: ['--import', 'tsx'] });
  };

  const work = (id: string): Promise<RunEnd> =>
    runImport(id, { clock: systemClock, log, folder, signal: new AbortController().signal, onProgress: () => {} });

  it('is gone on with by another from the last batch: every row is there once, every figure is right', async function () {
    this.timeout(60_000);
    const { _id: id } = await begin();
    const child = workElsewhere(id);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await new Promise<void>((resolve) =>
      child.on('message', (position) => {
        if (Number(position) >= 800) resolve();
      }),
    );
    expect(await work(id), 'while the other lives').to.equal('elsewhere');
    child.kill('SIGKILL');
    await gone;
    const left = await findImport(id);
    expect(left.state).to.equal('running');
    expect(left.position).to.be.within(800, ROWS - 1);
    let end: RunEnd = 'elsewhere';
    // Its lease runs out by itself.
    while (end === 'elsewhere') end = await work(id);
    const done = await findImport(id);
    expect(done).to.deep.include({ state: 'done', total: ROWS, position: ROWS, fileId: null });
    expect(done.counts).to.deep.equal({ created: ROWS - 2, updated: 0, unchanged: 0, bad: 2 });
    expect(await needs.model.countDocuments({ 'origin.source': '续传' })).to.equal(ROWS - 2);
    expect(await needs.model.countDocuments({ 'pending.type': 'need.imported' })).to.equal(ROWS - 2);
  });
});
