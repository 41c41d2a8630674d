import type { Lifecycle } from '#shared/contract/lifecycle.ts';
import type { Verification } from './model.ts';

type Act = 'verify' | 'refuse' | 'ask';

/** A refused organization asks again; an entry whose name, type or credit code changes goes back to waiting (entry.ts). */
export const verificationLifecycle: Lifecycle<Verification, Act> = {
  verify: { from: ['pending'], to: 'verified' },
  refuse: { from: ['pending'], to: 'refused' },
  ask: { from: ['refused'], to: 'pending' },
};
