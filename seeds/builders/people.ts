// People whom signing up accepts, each with an address of their own. Give what matters to the case.
import type { z } from 'zod';
import type { signUpSchema } from '#shared/users/schema.ts';

type SignUp = z.output<typeof signUpSchema>;

/** Long enough and with enough different characters. */
export const PASSWORD = 'eine lange Zeile 7';

let serial = 0;

export const personOf = (given: Partial<SignUp> = {}): SignUp => {
  serial += 1;
  return { email: `person-${serial}@people.example`, password: PASSWORD, name: '周明', locale: 'zh-CN', ...given };
};
