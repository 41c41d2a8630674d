import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'good' | 'attention' | 'refusal' | 'outline';

/** A state or a short fact. Colour only accompanies the word. */
export const Pill = ({ tone = 'neutral', title, children }: { tone?: Tone; title?: string; children: ReactNode }) => (
  <span className={`x-pill${tone === 'neutral' ? '' : ` x-pill-${tone}`}`} {...(title ? { title } : {})}>
    {children}
  </span>
);
