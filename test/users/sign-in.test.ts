import { expect } from 'chai';
import { userRoutes } from '#shared/users/routes.ts';
import { useServer } from '#test/support/server.ts';

describe('signing in', () => {
  const server = useServer();

  it('shows a person who they are and where they belong', async () => {
    const company = await server.signIn('enterprise', { name: '程思远' });
    const { user } = await company.call(userRoutes.readSession);
    expect(user).to.deep.include({ id: company.id, email: company.email, name: '程思远', duty: 'none' });
    expect(user?.memberships.map(({ organization, role }) => [organization.id, role])).to.deep.equal([
      [company.organizationId, 'owner'],
    ]);
  });
});
