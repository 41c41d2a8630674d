import { expect } from 'chai';
import { creditCodeOf } from '#seeds/builders/organizations.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe("changing an organization's entry", () => {
  const server = useServer();

  const entryOf = async (owner: Person) => {
    const { name, shortName, type, creditCode, region, industry, website, intro, version } = await owner.call(
      organizationRoutes.read,
      { params: { id: owner.organizationId } },
    );
    // None of these tests changes the center, and an owner sees the credit code.
    return {
      name,
      shortName,
      type: type as 'enterprise',
      creditCode: creditCode ?? '',
      region,
      industry,
      website,
      intro,
      version,
    };
  };

  const paramsOf = (owner: { organizationId: string }) => ({ params: { id: owner.organizationId } });

  it('keeps the verification while its identity stays', async () => {
    const owner = await server.signIn('enterprise');
    const body = { ...(await entryOf(owner)), intro: '做气体传感器。', region: '410105' };
    const changed = await owner.call(organizationRoutes.update, { ...paramsOf(owner), body });
    expect(changed).to.include({ verification: 'verified', intro: body.intro, version: body.version + 1 });
  });

  for (const [what, given] of [
    ['name', { name: '新名字有限公司' }],
    ['type', { type: 'carrier' }],
    ['credit code', { creditCode: creditCodeOf(90_003) }],
  ] as const) {
    it(`asks for verification again with a new ${what}`, async () => {
      const owner = await server.signIn('enterprise');
      const body = { ...(await entryOf(owner)), ...given };
      const changed = await owner.call(organizationRoutes.update, { ...paramsOf(owner), body });
      expect(changed.verification).to.equal('pending');
    });
  }

  it('of a refused organization leaves it refused until its owner asks', async () => {
    const owner = await server.signIn('refused');
    const body = { ...(await entryOf(owner)), name: '改过的名字' };
    const changed = await owner.call(organizationRoutes.update, { ...paramsOf(owner), body });
    expect(changed).to.include({ verification: 'refused' });
    expect(changed.can.requestVerification).to.equal(true);
  });

  it('on a stale version is refused with the entry as it is now', async () => {
    const owner = await server.signIn('enterprise');
    const entry = await entryOf(owner);
    await owner.call(organizationRoutes.update, { ...paramsOf(owner), body: { ...entry, intro: '第一次' } });
    const refusal = await owner.refusal(organizationRoutes.update, {
      ...paramsOf(owner),
      body: { ...entry, intro: '第二次' },
    });
    expect(refusal.code).to.equal('stale_version');
    expect(refusal.current).to.deep.include({ intro: '第一次', version: entry.version + 1 });
  });

  it('is not stale because somebody joined meanwhile', async () => {
    const owner = await server.signIn('enterprise');
    const entry = await entryOf(owner);
    await server.someone('newcomer', { organizationId: owner.organizationId, role: 'member' });
    await owner.call(organizationRoutes.update, { ...paramsOf(owner), body: { ...entry, intro: '照常保存' } });
  });

  it('lets one of two changes made at once win', async () => {
    const owner = await server.signIn('enterprise');
    const entry = await entryOf(owner);
    const replies = await Promise.all(
      ['甲', '乙'].map((intro) => owner.put(`/organizations/${owner.organizationId}`, { ...entry, intro })),
    );
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
  });

  it("refuses another organization's credit code", async () => {
    const [owner, other] = [await server.signIn('enterprise'), await server.signIn('enterprise')];
    const { creditCode } = await entryOf(other);
    const body = { ...(await entryOf(owner)), creditCode };
    const refusal = await owner.refusal(organizationRoutes.update, { ...paramsOf(owner), body });
    expect(refusal.code).to.equal('already_exists');
  });

  it('refuses unknown codes', async () => {
    const owner = await server.signIn('enterprise');
    const body = { ...(await entryOf(owner)), region: '999999' };
    const refusal = await owner.refusal(organizationRoutes.update, { ...paramsOf(owner), body });
    expect(refusal.errors?.map(({ field, code }) => [field, code])).to.deep.equal([['region', 'unknown_code']]);
  });

  it('is for owners alone; who may not know of it does not find it', async () => {
    const owner = await server.signIn('unverified');
    const body = await entryOf(owner);
    const inside = { organizationId: owner.organizationId };
    for (const [person, code] of [
      [await server.signIn('newcomer', { ...inside, role: 'editor' }), 'forbidden'],
      [await server.signIn('newcomer', { ...inside, role: 'member' }), 'forbidden'],
      [await server.signIn('coordinator'), 'forbidden'],
      [await server.signIn('enterprise'), 'not_found'],
      [server.visitor(), 'sign_in_required'],
    ] as const) {
      const refusal = await person.refusal(organizationRoutes.update, { ...paramsOf(owner), body });
      expect(refusal.code).to.equal(code);
    }
  });
});
