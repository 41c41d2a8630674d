import { expect } from 'chai';
import { organizations } from '#server/features/organizations/model.ts';
import { newId } from '#server/platform/db/record.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { lastMailTo } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';

const idOf = ({ organizationId }: { organizationId: string }) => ({ params: { id: organizationId } });

describe('a request to join', () => {
  const server = useServer();

  const ask = (person: Person, owner: Person, message = '') =>
    person.call(organizationRoutes.requestToJoin, { ...idOf(owner), body: { message } });

  const decide = (requestId: string, decision: 'accept' | 'decline', { organizationId }: Person) => ({
    params: { id: organizationId, requestId },
    body: { decision },
  });

  it('reaches the owners, by mail and on their list', async () => {
    const owner = await server.signIn('enterprise');
    const person = await server.signIn('newcomer', { name: '梁博' });
    const request = await ask(person, owner, '我在研发部。');
    await server.settled();
    expect((await lastMailTo(owner.email)).subject).to.include('梁博申请加入');
    const { items } = await owner.call(organizationRoutes.joinRequests, idOf(owner));
    expect(items).to.deep.equal([request]);
    expect(request).to.include({ userId: person.id, name: '梁博', email: person.email, message: '我在研发部。' });
    expect((await person.call(organizationRoutes.read, idOf(owner))).can.requestToJoin).to.equal(false);
  });

  it('makes a plain member when it is accepted, and tells them', async () => {
    const owner = await server.signIn('enterprise');
    const person = await server.signIn('newcomer');
    expect((await person.call(organizationRoutes.read, idOf(owner))).can.requestToJoin).to.equal(true);
    const { id } = await ask(person, owner);
    await owner.call(organizationRoutes.decideJoinRequest, decide(id, 'accept', owner));
    await server.settled();
    expect((await person.call(organizationRoutes.read, idOf(owner))).myRole).to.equal('member');
    expect((await lastMailTo(person.email)).subject).to.include('您已加入');
  });

  it('leads to nothing when it is declined, and tells them; they may ask again', async () => {
    const owner = await server.signIn('enterprise');
    const person = await server.signIn('newcomer');
    const { id } = await ask(person, owner);
    await owner.call(organizationRoutes.decideJoinRequest, decide(id, 'decline', owner));
    await server.settled();
    expect((await lastMailTo(person.email)).subject).to.include('申请未通过');
    expect((await person.call(organizationRoutes.read, idOf(owner))).myRole).to.equal(null);
    await ask(person, owner);
  });

  it('is decided once, even by two owners at the same moment', async () => {
    const owner = await server.signIn('enterprise');
    const second = await server.signIn('newcomer', { organizationId: owner.organizationId, role: 'owner' });
    const person = await server.signIn('newcomer');
    const { id } = await ask(person, owner);
    const path = `/organizations/${owner.organizationId}/join-requests/${id}/decision`;
    const replies = await Promise.all([
      owner.post(path, { decision: 'accept' }),
      second.post(path, { decision: 'decline' }),
    ]);
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([204, 404]);
  });

  it('is made once, even twice at the same moment', async () => {
    const owner = await server.signIn('enterprise');
    const person = await server.signIn('newcomer');
    const path = `/organizations/${owner.organizationId}/join-requests`;
    const replies = await Promise.all([1, 2].map(() => person.post(path, {})));
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
    const again = await person.refusal(organizationRoutes.requestToJoin, { ...idOf(owner), body: {} });
    expect(again.code).to.equal('already_exists');
  });

  it('is not made by a member, nor to an organization one cannot know of, nor by a visitor', async () => {
    const owner = await server.signIn('enterprise');
    const hidden = await server.signIn('unverified');
    const body = { message: '' };
    const member = await owner.refusal(organizationRoutes.requestToJoin, { ...idOf(owner), body });
    const outside = await owner.refusal(organizationRoutes.requestToJoin, { ...idOf(hidden), body });
    const visitor = await server.visitor().refusal(organizationRoutes.requestToJoin, { ...idOf(owner), body });
    expect([member.code, outside.code, visitor.code]).to.deep.equal([
      'already_member',
      'not_found',
      'sign_in_required',
    ]);
  });

  it('is one of two hundred open ones at most', async () => {
    const owner = await server.signIn('enterprise');
    const person = await server.signIn('newcomer');
    const at = server.clock.now();
    const open = Array.from({ length: 200 }, () => ({ id: newId(), userId: newId(), message: '', at }));
    await organizations.updateOne({ _id: owner.organizationId }, { $set: { joinRequests: open } });
    const refusal = await person.refusal(organizationRoutes.requestToJoin, { ...idOf(owner), body: { message: '' } });
    expect(refusal.code).to.equal('too_many_requests');
  });

  it('is seen and decided by owners alone', async () => {
    const owner = await server.signIn('enterprise');
    const person = await server.signIn('newcomer');
    const { id } = await ask(person, owner);
    const editor = await server.signIn('newcomer', { organizationId: owner.organizationId, role: 'editor' });
    for (const [who, code] of [
      [person, 'forbidden'],
      [editor, 'forbidden'],
      [await server.signIn('coordinator'), 'forbidden'],
      [server.visitor(), 'sign_in_required'],
    ] as const) {
      const refusals = [
        await who.refusal(organizationRoutes.joinRequests, idOf(owner)),
        await who.refusal(organizationRoutes.decideJoinRequest, decide(id, 'accept', owner)),
      ];
      expect(refusals.map((refusal) => refusal.code)).to.deep.equal([code, code]);
    }
  });

  it('is not found under an invented id, nor under another organization', async () => {
    const owner = await server.signIn('enterprise');
    const other = await server.signIn('enterprise');
    const { id } = await ask(await server.signIn('newcomer'), owner);
    const invented = await owner.refusal(organizationRoutes.decideJoinRequest, decide(newId(), 'accept', owner));
    const elsewhere = await other.refusal(organizationRoutes.decideJoinRequest, decide(id, 'accept', other));
    expect([invented.code, elsewhere.code]).to.deep.equal(['not_found', 'not_found']);
  });
});
