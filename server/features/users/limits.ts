// Limits against guessing passwords and against flooding somebody's mailbox.
import { createDurableLimit } from './durable-limit.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export interface UserLimits {
  /**
   * Counts an attempt to sign in before it is tried, so that attempts made at once all count. Answers how to take the
   * attempt back when the password was right. Throws `too_many_requests`.
   */
  countAttempt(email: string, address: string): Promise<() => Promise<void>>;
  /** Counts a mail asked for, whether the address has an account or not. Throws `too_many_requests`. */
  countMail(email: string): Promise<void>;
}

/** Makes the limits on the connected database. `scale` multiplies each of them. */
export const createUserLimits = (scale: number): UserLimits => {
  // Wrong passwords for one account from one network address.
  const perPair = createDurableLimit({ name: 'pair', times: 10, withinSeconds: 15 * MINUTE, scale });
  // Wrong passwords from one network address for any accounts.
  const perAddress = createDurableLimit({ name: 'address', times: 100, withinSeconds: HOUR, scale });
  // Mails asked for by naming one mail address.
  const mails = createDurableLimit({ name: 'mail', times: 6, withinSeconds: HOUR, scale });
  return {
    async countAttempt(email, address) {
      await perAddress.count(address);
      await perPair.count(email, address);
      return async () => {
        await Promise.all([perPair.forget(email, address), perAddress.forgive(address)]);
      };
    },
    countMail: (email) => mails.count(email),
  };
};
