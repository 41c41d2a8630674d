// Whose group robots are, and where they may speak.
import { expect } from 'chai';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { robotRoutes } from '#shared/robots/routes.ts';
import type { Robot } from '#shared/robots/schema.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { robotInput } from './robot-inputs.ts';

describe('group robots', () => {
  const server = useServer();
  let coordinator: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
    const content = organizationOf({ type: 'center' });
    await seedOrganization({ content, verification: 'verified', isDemo: false }, server.clock.now());
  });

  const addTo = (owner: Person): Promise<Robot> =>
    owner.call(robotRoutes.add, { body: { ...robotInput('wecom'), organization: owner.organizationId } });

  it('are no way into the machine’s own network', async () => {
    const owner = await server.signIn('enterprise');
    for (const webhook of [
      'http://127.0.0.1:27017/',
      'https://localhost/robot/send?access_token=abcdef0123456789',
      'https://oapi.dingtalk.com.evil.example/robot/send?access_token=abcdef0123456789',
      'https://169.254.169.254/latest/meta-data/',
      '请复制地址',
    ]) {
      const body = { ...robotInput('dingtalk'), organization: owner.organizationId, webhook };
      const refused = await owner.refusal(robotRoutes.add, { body });
      expect(refused.errors?.[0], webhook).to.include({ field: 'webhook', code: 'webhook_unknown' });
    }
  });

  it('belong to the owners: no editor, stranger, or coordinator has a say, and a guessed id is nobody’s', async () => {
    const owner = await server.signIn('enterprise');
    const { organizationId: organization } = owner;
    const robot = await addTo(owner);
    const editor = await server.signIn('newcomer', { organizationId: organization, role: 'editor' });
    const stranger = await server.signIn('enterprise');
    const params = { id: robot.id };
    const { name, locale, kinds, isOn } = robot;
    for (const person of [editor, stranger, coordinator]) {
      expect((await person.refusal(robotRoutes.list, { query: { organization } })).code).to.equal('forbidden');
      const added = await person.refusal(robotRoutes.add, { body: { ...robotInput('wecom'), organization } });
      expect(added.code).to.equal('forbidden');
      for (const route of [robotRoutes.remove, robotRoutes.test, robotRoutes.retry]) {
        expect((await person.refusal(route, { params })).code).to.equal('not_found');
      }
      const body = { name, locale, kinds, isOn };
      expect((await person.refusal(robotRoutes.change, { params, body })).code).to.equal('not_found');
    }
    expect((await owner.refusal(robotRoutes.list, { query: {} })).code).to.equal('forbidden');
  });

  it('of a removed member’s organization are no longer theirs', async () => {
    const owner = await server.signIn('enterprise');
    const { organizationId: id } = owner;
    const second = await server.signIn('newcomer', { organizationId: id, role: 'owner' });
    const robot = await addTo(owner);
    await owner.call(organizationRoutes.removeMember, { params: { id, userId: second.id } });
    expect((await second.refusal(robotRoutes.remove, { params: { id: robot.id } })).code).to.equal('not_found');
  });
});
