// Group robots: who may have which, that their secrets stay where they are, and that everything arrives at a pace that the
// providers allow, whatever these do.
import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { deliveries } from '#server/features/notifications/model.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { robots } from '#server/features/robots/model.ts';
import { PACE_MS } from '#server/features/robots/speak.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { mails } from '#server/platform/mail/mailer.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { robotRoutes } from '#shared/robots/routes.ts';
import type { Robot, RobotProviderName } from '#shared/robots/schema.ts';
import { publishNeed, submitNeed } from '#test/postings/journey.ts';
import { HOUR_MS } from '#test/support/clock.ts';
import { useRobotProviders } from '#test/support/robot-provider.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { nextToken, robotInput } from './robot-inputs.ts';

const MINUTE_MS = 60_000;
const KEY = 'SEC-signing-key-0123456789';

describe('group robots', () => {
  const providers = useRobotProviders();
  const server = useServer({
    robots: () => ({ robotOrigins: (provider) => providers[provider].origin, robotTimeoutMs: 300 }),
  });
  let coordinator: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
    const content = organizationOf({ type: 'center' });
    await seedOrganization({ content, verification: 'verified', isDemo: false }, server.clock.now());
  });
  afterEach(() => {
    for (const provider of Object.values(providers)) provider.mood = 'well';
  });

  const addTo = async (owner: Person, provider: RobotProviderName, more: object = {}) => {
    const token = nextToken();
    const { organizationId: organization } = owner;
    const body = { ...robotInput(provider, token), organization, ...more };
    return { token, robot: await owner.call(robotRoutes.add, { body }) };
  };
  const heardBy = (provider: RobotProviderName, token: string) =>
    providers[provider].heard.filter((one) => one.token === token);
  const read = async (owner: Person, id: string): Promise<Robot> => {
    const { items } = await owner.call(robotRoutes.list, { query: { organization: owner.organizationId } });
    const robot = items.find((one) => one.id === id);
    if (!robot) throw new Error('the robot is not there');
    return robot;
  };
  const outcomesOf = async (id: string): Promise<string[]> => {
    const all = await deliveries.find({ recipient: id }).sort({ at: 1, _id: 1 }).lean();
    return all.map(({ outcome }) => outcome);
  };
  const nextTurn = async (aheadMs = PACE_MS) => {
    server.clock.advance(aheadMs);
    await server.settled();
  };

  for (const provider of ['dingtalk', 'wecom', 'feishu'] as const) {
    it(`of ${provider} tell a group what concerns the organization, with the way to it`, async () => {
      const owner = await server.signIn('enterprise');
      const { token, robot } = await addTo(owner, provider, { signingKey: provider === 'wecom' ? '' : KEY });
      if (provider !== 'wecom') providers[provider].keys.set(token, KEY);
      await publishNeed({ author: owner, coordinator, content: buildNeed({ title: '低功耗甲烷传感器' }) });
      await server.settled();
      const [heard] = heardBy(provider, token);
      expect(heard?.text).to.include('低功耗甲烷传感器');
      expect(await read(owner, robot.id)).to.deep.include({ waiting: 0, failed: 0, trouble: null });
    });
  }

  it('say nothing of what is not chosen, of other organizations, and while they are off', async () => {
    const owner = await server.signIn('enterprise');
    const { token } = await addTo(owner, 'wecom', { kinds: ['postingReturned'] });
    const { token: silent } = await addTo(owner, 'wecom', { isOn: false });
    const other = await server.signIn('enterprise');
    await publishNeed({ author: owner, coordinator });
    await publishNeed({ author: other, coordinator });
    await server.settled();
    expect(heardBy('wecom', token)).to.deep.equal([]);
    expect(heardBy('wecom', silent)).to.deep.equal([]);
  });

  it('of the center tell what waits for review', async () => {
    const token = nextToken();
    await coordinator.call(robotRoutes.add, { body: robotInput('feishu', token) });
    const author = await server.signIn('enterprise');
    await submitNeed(author, buildNeed({ title: '等待审核的需求' }));
    await server.settled();
    expect(heardBy('feishu', token).map(({ text }) => text)).to.satisfy((texts: string[]) =>
      texts.some((text) => text.includes('等待审核的需求')),
    );
  });

  it('say together what came while they had to wait, each thing once', async () => {
    const owner = await server.signIn('enterprise');
    const { token, robot } = await addTo(owner, 'dingtalk');
    for (let index = 1; index <= 6; index += 1) {
      await publishNeed({ author: owner, coordinator, content: buildNeed({ title: `第 ${index} 条需求` }) });
    }
    await server.settled();
    await nextTurn();
    await nextTurn();
    const heard = heardBy('dingtalk', token);
    expect(heard.length).to.be.within(2, 4);
    for (let index = 1; index <= 6; index += 1) {
      expect(heard.filter(({ text }) => text.includes(`第 ${index} 条需求`))).to.have.length(1);
    }
    expect(await outcomesOf(robot.id)).to.deep.equal(Array.from({ length: 6 }, () => 'sent'));
  });

  it('wait when told that it is too much, and lose nothing', async () => {
    const owner = await server.signIn('enterprise');
    const { token, robot } = await addTo(owner, 'wecom');
    providers.wecom.mood = 'http_429';
    await publishNeed({ author: owner, coordinator });
    await server.settled();
    const waiting = await read(owner, robot.id);
    expect(waiting).to.deep.include({ waiting: 1, failed: 0 });
    expect(waiting.trouble?.failure).to.equal('HTTP 429');
    // The provider asked for two minutes.
    const pauseMs = Date.parse(waiting.trouble?.nextTryAt ?? '') - server.clock.now().getTime();
    expect(pauseMs).to.be.within(MINUTE_MS, 2 * MINUTE_MS + 1_000);
    providers.wecom.mood = 'well';
    await nextTurn();
    expect(heardBy('wecom', token)).to.have.length(0);
    await nextTurn(2 * MINUTE_MS);
    expect(heardBy('wecom', token)).to.have.length(1);
    expect(await read(owner, robot.id)).to.deep.include({ waiting: 0, trouble: null });
  });

  it('are tried again with growing pauses at 500 and at no answer, given up in the end, and can be tried once more', async () => {
    const owner = await server.signIn('enterprise');
    const { token, robot } = await addTo(owner, 'feishu');
    providers.feishu.mood = 'http_500';
    await publishNeed({ author: owner, coordinator });
    await server.settled();
    const first = (await read(owner, robot.id)).trouble;
    providers.feishu.mood = 'silent';
    await nextTurn(6_000);
    const second = (await read(owner, robot.id)).trouble;
    expect(second?.failure).to.equal('no answer in time');
    const pauseOf = (trouble: typeof first) => Date.parse(trouble?.nextTryAt ?? '') - Date.parse(trouble?.at ?? '');
    expect(pauseOf(second)).to.be.greaterThan(pauseOf(first));
    providers.feishu.mood = 'http_500';
    for (let tries = 0; tries < 20; tries += 1) await nextTurn(HOUR_MS / 4);
    expect(await read(owner, robot.id)).to.deep.include({ waiting: 0, failed: 1 });
    expect(await outcomesOf(robot.id)).to.deep.equal(['failed']);
    await server.settled();
    const { items } = await owner.call(notificationRoutes.list, { query: { topic: 'organization' } });
    const told = items.filter(({ kind }) => kind === 'robotGaveUp');
    expect(told.map(({ path, count }) => [path, count])).to.deep.equal([
      [`/organizations/${owner.organizationId}/robots`, 1],
    ]);

    providers.feishu.mood = 'well';
    expect(await owner.call(robotRoutes.retry, { params: { id: robot.id } })).to.deep.equal({ count: 1 });
    await server.settled();
    expect(heardBy('feishu', token)).to.have.length(1);
    expect(await read(owner, robot.id)).to.deep.include({ waiting: 0, failed: 0, trouble: null });
  });

  it('are given up at once when the provider knows no such robot or no such signature', async () => {
    const owner = await server.signIn('enterprise');
    const { token, robot } = await addTo(owner, 'dingtalk', { signingKey: 'SEC-wrong' });
    providers.dingtalk.keys.set(token, KEY);
    await publishNeed({ author: owner, coordinator });
    await server.settled();
    const troubled = await read(owner, robot.id);
    expect(troubled).to.deep.include({ waiting: 0, failed: 1 });
    expect(troubled.trouble?.failure).to.include('310000');

    const { name, locale, kinds, isOn } = troubled;
    const body = { name, locale, kinds, isOn, signingKey: KEY };
    expect((await owner.call(robotRoutes.change, { params: { id: robot.id }, body })).trouble).to.equal(null);
    await owner.call(robotRoutes.retry, { params: { id: robot.id } });
    await server.settled();
    expect(heardBy('dingtalk', token)).to.have.length(1);
  });

  it('that never answer hold up no other', async () => {
    const [stuck, lively] = await Promise.all([server.signIn('enterprise'), server.signIn('enterprise')]);
    await addTo(stuck, 'feishu');
    const { token } = await addTo(lively, 'wecom');
    providers.feishu.mood = 'silent';
    await publishNeed({ author: stuck, coordinator });
    await publishNeed({ author: lively, coordinator });
    await server.settled();
    expect(heardBy('wecom', token)).to.have.length(1);
  });

  it('say a test message at once, and what became of it', async () => {
    const owner = await server.signIn('enterprise');
    const { token, robot } = await addTo(owner, 'dingtalk');
    const params = { id: robot.id };
    expect(await owner.call(robotRoutes.test, { params })).to.deep.equal({ outcome: 'sent', failure: null });
    expect(heardBy('dingtalk', token)[0]?.title).to.include('dingtalk群');
    expect((await owner.refusal(robotRoutes.test, { params })).code).to.equal('too_many_requests');
    server.clock.advance(PACE_MS);
    providers.dingtalk.mood = 'http_500';
    expect(await owner.call(robotRoutes.test, { params })).to.include({ outcome: 'broken' });
  });

  it('keep their secrets: in no reply, no fact, no mail, and sealed where they are stored', async () => {
    const owner = await server.signIn('enterprise');
    const { token, robot } = await addTo(owner, 'dingtalk', { signingKey: KEY });
    await server.settled();
    const listed = await owner.call(robotRoutes.list, { query: { organization: owner.organizationId } });
    const everything = JSON.stringify([
      robot,
      listed,
      await robots.find({}).lean(),
      await storedFacts.find({}).lean(),
      await deliveries.find({}).lean(),
      await mails.find({}).lean(),
    ]);
    expect(everything).to.not.include(token).and.not.include(KEY);
    expect(robot).to.include({ tokenEnd: token.slice(-4), isSigned: true });
  });

  it('are there once for each group, ten at most, and what waits for a removed one is not sent', async () => {
    const owner = await server.signIn('enterprise');
    const { organizationId: organization } = owner;
    const { token, robot } = await addTo(owner, 'wecom');
    const twice = { ...robotInput('wecom', token), organization };
    expect((await owner.refusal(robotRoutes.add, { body: twice })).code).to.equal('already_exists');
    for (let index = 0; index < 9; index += 1) await addTo(owner, 'feishu', { isOn: false });
    const eleventh = { ...robotInput('wecom'), organization };
    expect((await owner.refusal(robotRoutes.add, { body: eleventh })).code).to.equal('too_many_requests');

    providers.wecom.mood = 'http_500';
    await publishNeed({ author: owner, coordinator });
    await server.settled();
    await owner.call(robotRoutes.remove, { params: { id: robot.id } });
    providers.wecom.mood = 'well';
    await nextTurn(HOUR_MS);
    expect(await outcomesOf(robot.id)).to.deep.equal(['withheld']);
    expect(heardBy('wecom', token)).to.deep.equal([]);
    expect(await robots.exists({ _id: robot.id })).to.equal(null);
    const again = await owner.call(robotRoutes.add, { body: twice });
    expect(again.tokenEnd).to.equal(token.slice(-4));
  });
});
