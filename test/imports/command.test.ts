import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import mongoose from 'mongoose';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { needs } from '#server/features/needs/needs.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { connectDatabase, disconnectDatabase, prepareCollections } from '#server/platform/db/connection.ts';
import { createLog } from '#server/platform/logging.ts';
import { createSearch } from '#server/platform/search/search.ts';
import { useEngines } from '#test/support/engines.ts';
import { jsonl, useFiles } from './files.ts';

interface Ended {
  code: number | null;
  output: string;
  trouble: string;
}

describe('At the terminal', function () {
  this.timeout(90_000);
  const engines = useEngines();
  const files = useFiles();
  const dataDir = mkdtempSync(join(tmpdir(), 'xietong-command-'));
  let uri: string;

  before(async () => {
    // Commands, like other programs that are run whole, have no index names of their own.
    for (const index of ['needs', 'capabilities']) await search().drop(index);
    uri = engines.mongoUri(`test-${randomBytes(6).toString('hex')}`);
    await connectDatabase(uri, createLog('silent'));
    await prepareCollections();
    await seedOrganization(
      { content: organizationOf({ type: 'center' }), verification: 'verified', isDemo: false },
      new Date(),
    );
  });
  after(async () => {
    await mongoose.connection.dropDatabase();
    await disconnectDatabase();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  const run = (command: 'import' | 'reindex', ...args: string[]): Promise<Ended> => {
    const entry = fileURLToPath(import.meta.resolve(`#server/cli/${command}.ts`));
    const { url, masterKey } = engines.meili;
    const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
      env: {
        PATH: process.env['PATH'],
        LANG: 'en_GB.UTF-8',
        DATA_DIR: dataDir,
        MONGODB_URI: uri,
        MEILI_URL: url,
        MEILI_KEY: masterKey,
      },
    });
    const ended: Ended = { code: null, output: '', trouble: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ended.output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      ended.trouble += chunk.toString();
    });
    return new Promise((resolve) => child.once('close', (code) => resolve({ ...ended, code })));
  };

  const search = () => createSearch({ url: engines.meili.url, key: engines.meili.masterKey });

  it('a file of needs is brought in and searchable, its bad rows are listed', async () => {
    const path = files.write('needs_2026.jsonl', jsonl({ id: 'a', title: '终端导入', text: '正文。' }, { id: 'b' }));
    const dry = await run('import', path, '--dry-run');
    expect(dry).to.include({ code: 0 });
    expect(dry.output).to.include('row 2  b  title: Please fill this in').and.include('1 created');
    expect(await needs.model.countDocuments()).to.equal(0);
    const real = await run('import', path, '--source', '终端');
    expect(real).to.include({ code: 0 });
    expect(real.output).to.include('done: 2 rows read, 1 created, 0 updated, 0 unchanged, 1 bad');
    expect(await needs.model.countDocuments({ 'origin.source': '终端', status: 'published' })).to.equal(1);
    expect(await search().count('needs')).to.equal(1);
  });

  it('columns are mapped and defaults given by options', async () => {
    const path = files.write('list.csv', '叫法;说明\n甲成果;正文。\n');
    const options = ['--noun', 'capability', '--map', '叫法=title', '--default', 'fields=新材料', '--no-publish'];
    expect(await run('import', path, ...options)).to.include({ code: 0 });
    const [draft] = await capabilities.model.find().lean();
    expect(draft).to.include({ status: 'draft' });
    expect(draft?.content).to.deep.include({ title: '甲成果', fields: ['new_materials'] });
  });

  it('indexes are built anew', async () => {
    await search().drop('needs');
    const rebuilt = await run('reindex');
    expect(rebuilt).to.include({ code: 0 });
    expect(rebuilt.output).to.include('needs: 1 documents').and.include('capabilities: 0 documents');
    expect(await search().count('needs')).to.equal(1);
  });

  it('what was typed wrongly is said, and nothing happens', async () => {
    const path = files.write('list.csv', '标题\n甲\n');
    const unsaid = await run('import', path);
    expect(unsaid).to.include({ code: 1 });
    expect(unsaid.trouble).to.include('add --noun need');
    const missing = await run('import', 'needs_missing.jsonl');
    expect(missing.trouble).to.include('There is no file needs_missing.jsonl');
    const picture = files.write('needs_picture.xlsx', 'no workbook');
    const refused = await run('import', picture);
    expect(refused).to.include({ code: 1 });
    expect(refused.trouble).to.include('not valid XLSX');
  });
});
