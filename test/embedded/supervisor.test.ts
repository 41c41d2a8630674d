import { expect } from 'chai';
import { launch } from '#server/embedded/child.ts';
import { isLiving } from '#server/embedded/processes.ts';
import { type Running, type Supervised, supervise } from '#server/embedded/supervisor.ts';
import { endProcess, livingProcess, until } from '#test/support/embedded.ts';

describe('A supervised service', () => {
  let service: Supervised | undefined;
  let starts = 0;
  let said: string[] = [];

  beforeEach(() => {
    [service, starts, said] = [undefined, 0, []];
  });
  afterEach(() => service?.close());

  const log = (_level: string, _data: object, text: string) => said.push(text);

  async function startSleep(): Promise<Running> {
    starts += 1;
    const child = await launch({ command: 'sleep', args: ['60'], env: process.env, cwd: '/', hasChannel: false });
    return { pid: child.pid, exited: child.exited, stop: () => child.stop(1000) };
  }

  it('whose first start fails is not supervised: the reason is passed on', async () => {
    const failure = await supervise({ name: 'Sleep', start: () => Promise.reject(new Error('no bed')), log }).catch(
      (e) => e,
    );
    expect(failure.message).to.equal('no bed');
  });

  it('that ends is started again, also when the start fails a few times', async () => {
    const failing = new Set([2, 3, 4]);
    const start = () => (failing.delete(starts + 1) ? Promise.reject(new Error(`start ${++starts}`)) : startSleep());
    service = await supervise({ name: 'Sleep', start, log });
    const first = service.pid() ?? 0;
    endProcess(first);
    await until(() => service?.pid() !== undefined && service.pid() !== first);
    expect(starts).to.equal(5);
    expect(said.filter((text) => text.includes('did not start')).length).to.equal(3);
    expect(said.at(-1)).to.equal('Sleep serves again');
  });

  it('that is closed ends and is not started again', async () => {
    const supervised = await supervise({ name: 'Sleep', start: startSleep, log });
    const process = livingProcess(supervised.pid() ?? 0);
    await supervised.close();
    expect(isLiving(process)).to.equal(false);
    expect({ starts, said }).to.deep.equal({ starts: 1, said: [] });
  });

  it('can be closed while it is waiting to be started again', async () => {
    const start = () => (starts === 0 ? startSleep() : Promise.reject(new Error('no bed')));
    const supervised = await supervise({ name: 'Sleep', start, log });
    endProcess(supervised.pid() ?? 0);
    await until(() => said.filter((text) => text.includes('did not start')).length === 4);
    await supervised.close();
    expect(supervised.pid()).to.equal(undefined);
  });
});
