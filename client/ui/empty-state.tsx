import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What to do so that it does not stay empty. */
  text?: ReactNode;
  /** The next step to take. */
  action?: ReactNode;
}

/** Two open links that do not meet yet. */
const Mark = () => (
  <svg
    className="x-state-mark"
    viewBox="0 0 56 40"
    fill="none"
    stroke="currentColor"
    strokeWidth="3"
    aria-hidden="true"
  >
    <path d="M22 30h-6a10 10 0 0 1 0-20h6" strokeLinecap="round" />
    <path d="M34 10h6a10 10 0 0 1 0 20h-6" strokeLinecap="round" />
    <path d="M25 20h.01M31 20h.01" strokeLinecap="round" />
  </svg>
);

export const EmptyState = ({ title, text, action }: EmptyStateProps) => (
  <div className="x-state">
    <Mark />
    <p className="x-state-title">{title}</p>
    {text && <p className="x-state-text">{text}</p>}
    {action}
  </div>
);
