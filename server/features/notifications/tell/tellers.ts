import type { Kind } from '#shared/notifications/kinds.ts';
import { dealTellers } from './deals.ts';
import { eventTellers } from './events.ts';
import { findingTellers } from './findings.ts';
import { organizationTellers } from './organizations.ts';
import { postingTellers } from './postings.ts';
import { pushTellers } from './pushes.ts';
import type { Teller } from './telling.ts';

const mailBounced: Teller = ({ recordId, data }) => [
  {
    params: {},
    detail: typeof data['failure'] === 'string' ? data['failure'] : null,
    path: '/account/notifications',
    group: 'mails',
    to: [recordId],
    mayHear: ({ userId }) => userId === recordId,
  },
];

/** How each kind of the table is told; a kind without one does not compile. */
export const tellers: Readonly<Record<Kind, Teller>> = {
  ...postingTellers,
  ...organizationTellers,
  ...findingTellers,
  ...pushTellers,
  ...dealTellers,
  ...eventTellers,
  mailBounced,
};
