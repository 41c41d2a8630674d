import { expect } from 'chai';
import { creditCodeOf, enterprise, organizationOf } from '#seeds/builders/organizations.ts';
import { organizations } from '#server/features/organizations/model.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { useServer } from '#test/support/server.ts';

describe('founding an organization', () => {
  const server = useServer();

  it('makes its founder the owner, and it waits for verification', async () => {
    const person = await server.signIn('newcomer');
    const body = enterprise({ name: '郑州嗅微传感科技有限公司', region: '410172', industry: '3983' });
    const organization = await person.call(organizationRoutes.create, { body });
    expect(organization).to.deep.include({ ...body, verification: 'pending', myRole: 'owner', memberCount: 1 });
    expect(organization.can).to.deep.equal({
      edit: true,
      manageMembers: true,
      requestVerification: false,
      verify: false,
      requestToJoin: false,
      leave: false,
    });
    const { user } = await person.call(userRoutes.readSession);
    expect(user?.memberships).to.deep.equal([
      {
        organization: { id: organization.id, name: body.name, type: 'enterprise', verification: 'pending' },
        role: 'owner',
      },
    ]);
  });

  it('is open to every type but the center', async () => {
    const person = await server.signIn('newcomer');
    for (const type of [
      'university',
      'institute',
      'alliance',
      'financial_institution',
      'association',
      'carrier',
    ] as const) {
      const made = await person.call(organizationRoutes.create, { body: organizationOf({ type }) });
      expect(made.type).to.equal(type);
    }
    const { status, body } = await person.post('/organizations', organizationOf({ type: 'center' }));
    expect(status).to.equal(400);
    expect(body).to.deep.nested.include({ 'errors[0].field': 'type' });
  });

  it('lets one person belong to several', async () => {
    const person = await server.signIn('enterprise');
    await person.call(organizationRoutes.create, { body: enterprise() });
    const { user } = await person.call(userRoutes.readSession);
    expect(user?.memberships).to.have.length(2);
  });

  it('takes a credit code as people write it', async () => {
    const person = await server.signIn('newcomer');
    const creditCode = creditCodeOf(90_001);
    const body = enterprise({ creditCode: ` ${creditCode.toLowerCase()} ` });
    expect((await person.call(organizationRoutes.create, { body })).creditCode).to.equal(creditCode);
  });

  it('refuses a credit code that is taken, and names the field', async () => {
    const person = await server.signIn('newcomer');
    const body = enterprise();
    await person.call(organizationRoutes.create, { body });
    const refusal = await person.refusal(organizationRoutes.create, {
      body: { ...enterprise(), creditCode: body.creditCode },
    });
    expect(refusal.code).to.equal('already_exists');
    expect(refusal.errors?.map(({ field, code }) => [field, code])).to.deep.equal([['creditCode', 'already_used']]);
  });

  it('founds one organization when the form is sent twice at once', async () => {
    const person = await server.signIn('newcomer');
    const body = enterprise();
    const replies = await Promise.all([1, 2, 3].map(() => person.post('/organizations', body)));
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([201, 409, 409]);
    expect(await organizations.countDocuments({ creditCode: body.creditCode })).to.equal(1);
  });

  it('asks a visitor to sign in', async () => {
    const refusal = await server.visitor().refusal(organizationRoutes.create, { body: enterprise() });
    expect(refusal.code).to.equal('sign_in_required');
  });

  const right = creditCodeOf(90_002);
  const wrong: [what: string, given: object, field: string, code: string][] = [
    [
      'a credit code with a wrong check character',
      { creditCode: `${right.slice(0, 17)}${right.endsWith('0') ? '1' : '0'}` },
      'creditCode',
      'credit_code_wrong',
    ],
    [
      'a credit code with two figures exchanged',
      { creditCode: `9114${right.slice(4)}` },
      'creditCode',
      'credit_code_wrong',
    ],
    ['a credit code that is too short', { creditCode: right.slice(0, 17) }, 'creditCode', 'credit_code_wrong'],
    ['letters that no credit code has', { creditCode: 'IOZSV'.padEnd(18, '0') }, 'creditCode', 'credit_code_wrong'],
    ['no credit code', { creditCode: undefined }, 'creditCode', 'required'],
    ['an operator for a credit code', { creditCode: { $gt: '' } }, 'creditCode', 'invalid_type'],
    ['a region that does not exist', { region: '999999' }, 'region', 'unknown_code'],
    ['a region that is no code', { region: '郑州' }, 'region', 'invalid_format'],
    ['an industry that does not exist', { industry: '9999' }, 'industry', 'unknown_code'],
    ['a name of one character', { name: '甲' }, 'name', 'too_short'],
    ['a name of 81 characters', { name: '甲'.repeat(81) }, 'name', 'too_long'],
    ['a name with a control character', { name: '甲乙\u0007丙' }, 'name', 'control_character'],
    ['a website that is a script', { website: 'javascript:alert(1)' }, 'website', 'invalid_format'],
    ['a verification of its own', { verification: 'verified' }, 'verification', 'unrecognized_keys'],
  ];
  for (const [what, given, field, code] of wrong) {
    it(`refuses ${what}, and stores nothing`, async () => {
      const person = await server.signIn('newcomer');
      const before = await organizations.countDocuments({});
      const { status, body } = await person.post('/organizations', { ...enterprise(), ...given });
      expect(status).to.equal(400);
      const { errors } = body as { errors: { field: string; code: string }[] };
      expect(errors.map((error) => [error.field, error.code])).to.deep.equal([[field, code]]);
      expect(await organizations.countDocuments({})).to.equal(before);
    });
  }

  it('keeps text that looks like markup as text, and counts an astral character as one', async () => {
    const person = await server.signIn('newcomer');
    const intro = '<script>alert(1)</script> {"$gt": ""} 𠮷🏭';
    const name = '𠮷'.repeat(80);
    const made = await person.call(organizationRoutes.create, { body: enterprise({ intro, name }) });
    expect(made).to.include({ intro, name });
  });
});
