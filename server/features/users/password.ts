import argon2 from '@node-rs/argon2';

// argon2id, the package's default kind; 19 MiB, two passes, one lane (OWASP's first choice for it): some 25 ms of one core.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// One keyboard writes a letter in one code point, another in two.
const asTyped = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => argon2.hash(asTyped(password), COST);

let decoy: Promise<string> | undefined;

/**
 * True when the password belongs to the hash. Without a hash (no such account, or one without a password) it takes as
 * long as with one and answers false: time must not tell which addresses have accounts.
 */
export const isPasswordOf = async (hash: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword('nobody’s password');
  const isRight = await argon2.verify(hash ?? (await decoy), asTyped(password));
  return hash !== null && isRight;
};
