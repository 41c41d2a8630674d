// npm run admin -- EMAIL: makes the account an administrator, and opens it with a password of its own when there is none.
// A platform that starts empty gets its first administrator, and its center, this way.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { centerOrganizationId } from '#server/features/organizations/reads.ts';
import { seedMembership, seedOrganization } from '#server/features/organizations/seeding.ts';
import { appoint } from '#server/features/users/appointing.ts';
import { userRefByEmail } from '#server/features/users/reads.ts';
import { seedUser } from '#server/features/users/seeding.ts';
import { explainStart } from '#server/start-errors.ts';
import { creditCodeSchema } from '#shared/organizations/schema.ts';
import { emailSchema } from '#shared/users/schema.ts';
import { helpWhenAsked } from './help.ts';
import { openWorkbench } from './workbench.ts';

const USAGE = `npm run admin -- EMAIL [--center NAME --code CREDIT_CODE --region REGION]

  Makes the account an administrator and opens it when there is none, printing its password once.
  With --center it also founds the center's own organization, to which imports belong; the account becomes its owner.
`;

const note = (text: string) => process.stderr.write(`${text}\n`);
const say = (text: string) => process.stdout.write(`${text}\n`);

const openAccount = async (email: string, now: Date): Promise<string> => {
  const known = await userRefByEmail(email);
  if (known) return known.id;
  const password = randomBytes(15).toString('base64url');
  const name = email.split('@')[0]?.padEnd(2, '·').slice(0, 40) ?? email;
  const id = await seedUser({ email, name, password, locale: 'zh-CN', duty: 'administrator', isDemo: false }, now);
  say(`Password of ${email}: ${password} (change it after signing in)`);
  return id;
};

interface Center {
  name: string;
  code: string;
  region: string;
}

const foundCenter = async ({ name, code, region }: Center, userId: string, now: Date): Promise<void> => {
  const content = {
    name,
    shortName: '',
    type: 'center' as const,
    creditCode: creditCodeSchema.parse(code),
    region,
    industry: null,
    website: '',
    intro: '',
  };
  const organizationId =
    (await centerOrganizationId()) ??
    (await seedOrganization({ content, verification: 'verified', isDemo: false }, now));
  await seedMembership({ organizationId, userId, role: 'owner' }, now);
  say(`The center: ${organizationId}`);
};

const readInput = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { center: { type: 'string' }, code: { type: 'string' }, region: { type: 'string' } },
  });
  const email = emailSchema.safeParse(positionals[0] ?? '');
  if (!email.success) throw new Error(USAGE);
  const { center: name, code, region } = values;
  if (name === undefined) return { email: email.data, center: null };
  if (!creditCodeSchema.safeParse(code).success || !/^\d{6}$/.test(region ?? '')) throw new Error(USAGE);
  return { email: email.data, center: { name, code: code ?? '', region: region ?? '' } };
};

helpWhenAsked(USAGE);
try {
  const { email, center } = readInput();
  const bench = await openWorkbench(note);
  try {
    const now = bench.platform.clock.now();
    const userId = await openAccount(email, now);
    await appoint(userId, 'administrator', now);
    if (center) await foundCenter(center, userId, now);
    await bench.settled();
    say(`${email} is an administrator`);
  } finally {
    await bench.close();
  }
  process.exit(0);
} catch (error) {
  note(error instanceof Error && error.message === USAGE ? USAGE : explainStart(error));
  process.exit(1);
}
