import { insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import type { Duty, Locale } from '#shared/users/schema.ts';
import { newAccount, users } from './model.ts';
import { hashPassword } from './password.ts';

interface SeedUser {
  email: string;
  name: string;
  /** As typed, or hashed already. */
  password: string | { hash: string };
  locale: Locale;
  duty: Duty;
  isDemo: boolean;
}

// The people of a demo share one password; hashing it again for each would be most of the seeding's time.
const hashes = new Map<string, Promise<string>>();

const hashOnce = (password: string): Promise<string> => {
  const known = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, known);
  return known;
};

/** Opens a confirmed account without any mail. Resolves to its id; an address that is known keeps its account. */
export const seedUser = async ({ password, ...user }: SeedUser, now: Date): Promise<string> => {
  const id = newId();
  const passwordHash = typeof password === 'string' ? await hashOnce(password) : password.hash;
  try {
    await insertRecord(
      users,
      { ...newAccount, ...user, _id: id, passwordHash, confirmedAt: now },
      { type: 'user.seeded', noun: 'user', by: null, at: now },
    );
    return id;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const known = await users.findOne({ email: user.email }, { _id: 1 }).lean();
    if (!known) throw error;
    return known._id;
  }
};
