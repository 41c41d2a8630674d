import { expect } from 'chai';
import { DraftKeeper } from '#client/features/postings/editor/draft-keeper.ts';
import type { DraftPorts, Saved } from '#client/features/postings/editor/draft-state.ts';
import { localCopyStore } from '#client/features/postings/editor/local-copy.ts';
import { ProblemError, UnreachableError } from '#client/lib/problem-error.ts';
import type { ProblemCode } from '#shared/contract/problem.ts';
import { needContentSchema } from '#shared/needs/schema.ts';

/** A browser's storage that outlives pages. */
const createStorage = (): Storage => {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (name) => entries.get(name) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (name) => void entries.delete(name),
    setItem: (name, value) => void entries.set(name, value),
  };
};

/** A server that keeps one need and refuses what is based on an older version. */
const createServer = (first: Saved) => {
  let current = first;
  let failure: Error | null = null;
  return {
    get current() {
      return current;
    },
    failWith: (error: Error | null) => {
      failure = error;
    },
    changeByAnother: (content: Record<string, unknown>) => {
      current = { version: current.version + 1, content: { ...current.content, ...content } };
    },
    save: async ({ version, content }: { version: number; content: Record<string, unknown> }): Promise<Saved> => {
      if (failure) throw failure;
      if (version !== current.version) throw refusal('stale_version', current);
      current = { version: version + 1, content };
      return current;
    },
  };
};

const refusal = (code: ProblemCode, current?: unknown) =>
  new ProblemError({ type: '', title: code, status: 409, code, detail: '', ...(current ? { current } : {}) });

const empty = (): Saved => ({ version: 1, content: needContentSchema.parse({ kind: 'technology' }) });

interface Options {
  storage?: Storage;
  server?: ReturnType<typeof createServer>;
  isAutosaved?: boolean;
}

const open = ({ storage = createStorage(), server = createServer(empty()), isAutosaved = true }: Options = {}) => {
  let planned: (() => void) | null = null;
  const ports: DraftPorts = {
    schema: needContentSchema,
    save: server.save,
    // The tests' server sends its own record along.
    readCurrent: (problem) => problem.current as Saved,
    localCopy: localCopyStore(() => storage, 'need.1'),
    schedule: (run) => {
      planned = run;
      return () => {
        planned = null;
      };
    },
    isAutosaved,
  };
  const keeper = new DraftKeeper(server.current, ports);
  keeper.start();
  return { keeper, server, storage, isPlanned: () => planned !== null };
};

describe('A draft that is being typed', () => {
  it('is saved by itself a moment after typing', async () => {
    const { keeper, server, isPlanned } = open();
    keeper.edit('title', '耐高温封装');
    expect(keeper.snapshot().status).to.equal('waiting');
    expect(isPlanned()).to.equal(true);
    expect(await keeper.flush()).to.equal(true);
    expect(server.current.content['title']).to.equal('耐高温封装');
    expect(keeper.snapshot()).to.include({ status: 'saved', version: 2 });
  });

  it('is kept in the browser until the server has it', async () => {
    const { keeper, storage } = open();
    keeper.edit('title', '耐高温封装');
    expect(storage.length).to.equal(1);
    await keeper.flush();
    expect(storage.length).to.equal(0);
  });

  it('is brought back after a reload without network', async () => {
    const first = open();
    first.server.failWith(new UnreachableError('no answer'));
    first.keeper.edit('details.mainProblem', '零点漂移');
    expect(await first.keeper.flush()).to.equal(false);
    expect(first.keeper.snapshot().status).to.equal('unreachable');
    expect(first.isPlanned()).to.equal(false);

    first.server.failWith(null);
    const second = open({ storage: first.storage, server: first.server });
    expect(second.keeper.snapshot().isRestored).to.equal(true);
    expect(second.keeper.snapshot().typed).to.have.nested.property('details.mainProblem', '零点漂移');
    expect(await second.keeper.flush()).to.equal(true);
    expect(first.server.current.content).to.have.nested.property('details.mainProblem', '零点漂移');
  });

  it('saves what is acceptable and holds back what is not', async () => {
    const { keeper, server, storage } = open();
    keeper.edit('title', '耐高温封装');
    keeper.edit('details.budgetWan', { min: 200, max: 100 });
    expect(keeper.snapshot().issues).to.deep.equal([
      { field: 'details.budgetWan', code: 'range_reversed', params: {} },
    ]);
    expect(await keeper.flush()).to.equal(false);
    expect(server.current.content['title']).to.equal('耐高温封装');
    expect(server.current.content).to.have.nested.property('details.budgetWan', null);
    expect(storage.length).to.equal(1);
    expect(keeper.snapshot().typed).to.have.nested.property('details.budgetWan.min', 200);
  });

  it('does not mind an indicator row that is still blank, and names the row that is half filled in', async () => {
    const { keeper } = open();
    const blank = { name: '', relation: '>=', value: '', unit: '' };
    keeper.edit('details.indicators', [blank]);
    expect(keeper.snapshot().issues).to.deep.equal([]);
    keeper.edit('details.indicators', [blank, { ...blank, name: '温度' }]);
    expect(keeper.snapshot().issues.map(({ field, code }) => [field, code])).to.deep.equal([
      ['details.indicators.1.value', 'required'],
    ]);
  });

  it('takes over by itself what someone else changed in other fields', async () => {
    const { keeper, server } = open();
    keeper.edit('title', '我的标题');
    server.changeByAnother({ summary: '同事的摘要' });
    expect(await keeper.flush()).to.equal(true);
    expect(server.current.content).to.include({ title: '我的标题', summary: '同事的摘要' });
    expect(keeper.snapshot().taken).to.deep.equal(['summary']);
  });

  it('asks which text stands when both changed the same field, and loses neither meanwhile', async () => {
    const { keeper, server, storage } = open();
    keeper.edit('title', '我的标题');
    server.changeByAnother({ title: '同事的标题' });
    expect(await keeper.flush()).to.equal(false);
    const { conflict, status } = keeper.snapshot();
    expect(status).to.equal('conflict');
    expect(conflict?.conflicts).to.deep.equal([{ path: 'title', theirs: '同事的标题' }]);
    expect(storage.length).to.equal(1);
    expect(server.current.content['title']).to.equal('同事的标题');

    keeper.resolve({ title: 'mine' });
    expect(await keeper.flush()).to.equal(true);
    expect(server.current.content['title']).to.equal('我的标题');
  });

  it('lets their text stand when that is chosen', async () => {
    const { keeper, server } = open();
    keeper.edit('title', '我的标题');
    keeper.edit('summary', '我的摘要');
    server.changeByAnother({ title: '同事的标题' });
    await keeper.flush();
    keeper.resolve({ title: 'theirs' });
    expect(await keeper.flush()).to.equal(true);
    expect(server.current.content).to.include({ title: '同事的标题', summary: '我的摘要' });
  });

  it('keeps what is typed while the choice is still open', async () => {
    const { keeper, server } = open();
    keeper.edit('title', '我的标题');
    server.changeByAnother({ title: '同事的标题' });
    await keeper.flush();
    keeper.edit('title', '我的标题，改过');
    keeper.edit('summary', '后来写的摘要');
    keeper.resolve({ title: 'mine' });
    expect(await keeper.flush()).to.equal(true);
    expect(server.current.content).to.include({ title: '我的标题，改过', summary: '后来写的摘要' });
  });

  it('finds the conflict again after a reload', () => {
    const first = open();
    first.server.failWith(new UnreachableError('no answer'));
    first.keeper.edit('title', '我的标题');
    first.server.changeByAnother({ title: '同事的标题' });
    const second = open({ storage: first.storage, server: first.server });
    expect(second.keeper.snapshot().conflict?.conflicts).to.have.length(1);
  });

  it('still asks when the page is reloaded before the choice', async () => {
    const first = open();
    first.keeper.edit('title', '我的标题');
    first.server.changeByAnother({ title: '同事的标题' });
    await first.keeper.flush();
    const second = open({ storage: first.storage, server: first.server });
    expect(second.keeper.snapshot().status).to.equal('conflict');
    expect(second.keeper.snapshot().typed['title']).to.equal('我的标题');
    expect(first.server.current.content['title']).to.equal('同事的标题');
  });

  it('shows what someone else saved while nothing is typed here', () => {
    const { keeper, server } = open();
    server.changeByAnother({ title: '同事的标题' });
    keeper.adopt(server.current);
    expect(keeper.snapshot().typed['title']).to.equal('同事的标题');
    expect(keeper.snapshot().status).to.equal('saved');
  });

  it('only waits to be told when it is already public', async () => {
    const { keeper, server, isPlanned } = open({ isAutosaved: false });
    keeper.edit('title', '新标题');
    expect(keeper.snapshot().status).to.equal('unsaved');
    expect(isPlanned()).to.equal(false);
    expect(await keeper.flush()).to.equal(true);
    expect(server.current.content['title']).to.equal('新标题');
  });

  it('keeps the text when the server refuses it for good', async () => {
    const { keeper, server, storage } = open();
    server.failWith(refusal('not_in_this_state'));
    keeper.edit('title', '标题');
    expect(await keeper.flush()).to.equal(false);
    expect(keeper.snapshot()).to.deep.include({ status: 'refused' });
    expect(keeper.snapshot().problem?.code).to.equal('not_in_this_state');
    expect(storage.length).to.equal(1);
  });
});
