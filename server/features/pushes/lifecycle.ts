import type { Lifecycle } from '#shared/contract/lifecycle.ts';
import type { PushState } from '#shared/pushes/schema.ts';

/** Opening is noticed once. An answer may be given without opening, and changed from one to the other. */
export const pushLifecycle: Lifecycle<PushState, 'open' | 'interested' | 'declined'> = {
  open: { from: ['sent'], to: 'opened' },
  interested: { from: ['sent', 'opened', 'declined'], to: 'interested' },
  declined: { from: ['sent', 'opened', 'interested'], to: 'declined' },
};
