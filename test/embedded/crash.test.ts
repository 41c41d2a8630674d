import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { isLiving } from '#server/embedded/processes.ts';
import type { Embedded } from '#server/embedded/start.ts';
import { endProcess, livingProcess, until, useEmbedded } from '#test/support/embedded.ts';

describe('Embedded services that are killed', function () {
  // Several starts in one test; on a busy machine each may take seconds.
  this.timeout(60_000);
  const embedded = useEmbedded();

  it('the engine comes back on the same socket, and no acknowledged write is lost', async () => {
    const services = await embedded.start(embedded.folder());
    const connection = await embedded.connect(services.mongoUri);
    const numbers = connection.collection<{ _id: number }>('numbers');
    const acknowledged: number[] = [];
    let next = 0;
    for (let kill = 0; kill < 3; kill++) {
      const goal = acknowledged.length + 200;
      const write = async () => {
        while (acknowledged.length < goal + 20) {
          const _id = next++;
          await numbers.insertOne({ _id }).then(
            () => {
              if (acknowledged.push(_id) === goal) endProcess(services.pids().mongo ?? 0);
            },
            () => {}, // refused or unknown: nothing was promised
          );
        }
      };
      await Promise.all(Array.from({ length: 10 }, write));
    }
    const kept = new Set((await numbers.find().toArray()).map(({ _id }) => _id));
    expect(acknowledged.filter((number) => !kept.has(number))).to.deep.equal([]);
    expect(acknowledged.length).to.be.at.least(660);
  });

  it('Meilisearch comes back at the same address with its documents', async () => {
    const services = await embedded.start(embedded.folder(), { mongo: false, meili: true });
    const { taskUid } = await ask(services, '/indexes/needs/documents', [{ id: 1, title: '高精度压力传感器' }]);
    await until(async () => (await ask(services, `/tasks/${taskUid}`)).status === 'succeeded');
    const first = services.pids().meili ?? 0;
    endProcess(first);
    await until(() => services.pids().meili !== undefined && services.pids().meili !== first);
    const found = await ask(services, '/indexes/needs/search', { q: '传感器' });
    expect(found.hits).to.deep.equal([{ id: 1, title: '高精度压力传感器' }]);
  });

  it('they end when their parent is killed, and the directory can be used at once', async () => {
    const folder = embedded.folder();
    const parent = await embedded.startParent(folder);
    const children = [parent.mongo, parent.meili].map(livingProcess);
    await parent.kill();
    await embedded.start(folder, { meili: true });
    expect(children.filter(isLiving)).to.deep.equal([]);
  });

  it('they end without any successor to wait for them', async () => {
    const parent = await embedded.startParent(embedded.folder());
    const children = [parent.mongo, parent.meili].map(livingProcess);
    await parent.kill();
    await Promise.all(children.map((child) => until(() => !isLiving(child))));
  });
});

describe('Embedded services that are closed', () => {
  const embedded = useEmbedded();

  it('leave no process and no lock behind', async () => {
    const folder = embedded.folder();
    const services = await embedded.start(folder, { meili: true });
    const { mongo = 0, meili = 0 } = services.pids();
    const children = [mongo, meili].map(livingProcess);
    await services.close();
    expect(children.filter(isLiving)).to.deep.equal([]);
    expect(() => statSync(join(folder, 'embedded.lock'))).to.throw('ENOENT');
  });
});

describe('The key of the embedded Meilisearch', () => {
  const embedded = useEmbedded();

  it('stays the same, is readable by its owner alone and stands on no command line', async () => {
    const folder = embedded.folder();
    const first = await embedded.start(folder, { mongo: false, meili: true });
    const key = first.meili?.masterKey ?? expect.fail('no key');
    const file = statSync(join(folder, 'meili-master-key'));
    expect(file.mode & 0o777).to.equal(0o600);
    expect(readFileSync(`/proc/${first.pids().meili}/cmdline`, 'utf8')).to.not.include(key);
    await first.close();
    const second = await embedded.start(folder, { mongo: false, meili: true });
    expect(second.meili?.masterKey).to.equal(key);
  });
});

type Answer = { taskUid?: number; status?: string; hits?: unknown[] };

async function ask({ meili }: Embedded, path: string, body?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${meili?.masterKey}`, 'content-type': 'application/json' };
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const response = await fetch(`${meili?.url}${path}`, { headers, ...init });
  expect(response.ok).to.equal(true);
  // The fields of Meilisearch's answers that these tests read.
  return (await response.json()) as Answer;
}
