import { expect } from 'chai';
import { organizations } from '#server/features/organizations/model.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';

const idOf = ({ organizationId }: { organizationId: string }) => ({ params: { id: organizationId } });
const memberOf = ({ organizationId }: { organizationId: string }, { id: userId }: { id: string }) => ({
  params: { id: organizationId, userId },
});

describe('the members of an organization', () => {
  const server = useServer();

  const team = async () => {
    const owner = await server.signIn('enterprise', { name: '程思远' });
    const inside = { organizationId: owner.organizationId };
    const editor = await server.signIn('newcomer', { ...inside, role: 'editor' });
    const member = await server.signIn('newcomer', { ...inside, role: 'member' });
    return { owner, editor, member };
  };

  const ownersOf = async ({ organizationId }: Person) => {
    const record = await organizations.findById(organizationId).lean();
    return record?.members.filter(({ role }) => role === 'owner').length;
  };

  it('are shown to members and to the center, owners first', async () => {
    const { owner, editor, member } = await team();
    for (const reader of [owner, editor, member, await server.signIn('coordinator')]) {
      const { items } = await reader.call(organizationRoutes.members, idOf(owner));
      expect(items.map(({ userId, role }) => [userId, role])).to.deep.equal([
        [owner.id, 'owner'],
        [editor.id, 'editor'],
        [member.id, 'member'],
      ]);
      expect(items[0]).to.include({ name: '程思远', email: owner.email });
    }
  });

  it('are shown to nobody else', async () => {
    const { owner } = await team();
    const hidden = await server.signIn('unverified');
    const outsider = await server.signIn('enterprise');
    expect((await outsider.refusal(organizationRoutes.members, idOf(owner))).code).to.equal('forbidden');
    expect((await outsider.refusal(organizationRoutes.members, idOf(hidden))).code).to.equal('not_found');
    expect((await server.visitor().refusal(organizationRoutes.members, idOf(owner))).code).to.equal('sign_in_required');
  });

  it('get another role from an owner, which holds from the next request on', async () => {
    const { owner, member } = await team();
    const changed = await owner.call(organizationRoutes.changeMember, {
      ...memberOf(owner, member),
      body: { role: 'owner' },
    });
    expect(changed).to.include({ userId: member.id, role: 'owner' });
    const seen = await member.call(organizationRoutes.read, idOf(owner));
    expect(seen).to.deep.include({ myRole: 'owner' });
    expect(seen.can.manageMembers).to.equal(true);
  });

  it('get no role from anybody else, nor from themselves', async () => {
    const { owner, editor, member } = await team();
    for (const [person, code] of [
      [editor, 'forbidden'],
      [member, 'forbidden'],
      [await server.signIn('coordinator'), 'forbidden'],
      [await server.signIn('enterprise'), 'forbidden'],
      [server.visitor(), 'sign_in_required'],
    ] as const) {
      const refusal = await person.refusal(organizationRoutes.changeMember, {
        ...memberOf(owner, member),
        body: { role: 'owner' },
      });
      expect(refusal.code).to.equal(code);
    }
  });

  it('are not found when they are no members', async () => {
    const { owner } = await team();
    const stranger = await server.someone('newcomer');
    const params = memberOf(owner, stranger);
    const changed = await owner.refusal(organizationRoutes.changeMember, { ...params, body: { role: 'editor' } });
    const removed = await owner.refusal(organizationRoutes.removeMember, params);
    expect([changed.code, removed.code]).to.deep.equal(['not_found', 'not_found']);
  });

  it('can be removed by an owner: they know nothing more of what is inside, and their socket hears nothing', async () => {
    const { owner, editor } = await team();
    const live = await editor.connect();
    await owner.call(organizationRoutes.removeMember, memberOf(owner, editor));
    await server.settled();
    await live.ended;
    expect((await editor.refusal(organizationRoutes.members, idOf(owner))).code).to.equal('forbidden');
    expect((await editor.call(userRoutes.readSession)).user?.memberships).to.deep.equal([]);
  });

  it('may leave', async () => {
    const { owner, member } = await team();
    expect((await member.call(organizationRoutes.read, idOf(owner))).can.leave).to.equal(true);
    await member.call(organizationRoutes.removeMember, memberOf(owner, member));
    const { items } = await owner.call(organizationRoutes.members, idOf(owner));
    expect(items).to.have.length(2);
  });

  it('remove nobody but themselves, unless they are owners', async () => {
    const { owner, editor, member } = await team();
    for (const [person, code] of [
      [editor, 'forbidden'],
      [await server.signIn('coordinator'), 'forbidden'],
      [await server.signIn('enterprise'), 'forbidden'],
      [server.visitor(), 'sign_in_required'],
    ] as const) {
      const refusal = await person.refusal(organizationRoutes.removeMember, memberOf(owner, member));
      expect(refusal.code).to.equal(code);
    }
  });

  it('always have an owner among them: the last one neither leaves nor steps back', async () => {
    const { owner, editor } = await team();
    const left = await owner.refusal(organizationRoutes.removeMember, memberOf(owner, owner));
    const stepped = await owner.refusal(organizationRoutes.changeMember, {
      ...memberOf(owner, owner),
      body: { role: 'member' },
    });
    expect([left.code, stepped.code]).to.deep.equal(['last_owner', 'last_owner']);
    await owner.call(organizationRoutes.changeMember, { ...memberOf(owner, editor), body: { role: 'owner' } });
    await owner.call(organizationRoutes.removeMember, memberOf(owner, owner));
    expect(await ownersOf(owner)).to.equal(1);
  });

  it('have an owner among them even after two owners left, stepped back or removed each other at once', async () => {
    const acts: ((one: Person, other: Person) => Promise<unknown>[])[] = [
      (one, other) =>
        [one, other].map((person) => person.delete(`/organizations/${one.organizationId}/members/${person.id}`)),
      (one, other) =>
        [one, other].map((person) =>
          person.patch(`/organizations/${one.organizationId}/members/${person.id}`, { role: 'editor' }),
        ),
      (one, other) => [
        one.delete(`/organizations/${one.organizationId}/members/${other.id}`),
        other.patch(`/organizations/${one.organizationId}/members/${one.id}`, { role: 'member' }),
      ],
    ];
    for (const act of acts) {
      const one = await server.signIn('enterprise');
      const other = await server.signIn('newcomer', { organizationId: one.organizationId, role: 'owner' });
      await Promise.all(act(one, other));
      expect(await ownersOf(one)).to.equal(1);
    }
  });
});
