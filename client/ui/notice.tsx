import type { ReactNode } from 'react';

interface NoticeProps {
  tone: 'attention' | 'good';
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Something to know before going on; not an error. */
export const Notice = ({ tone, title, children, action }: NoticeProps) => (
  <div className={`x-alert x-alert-${tone}`} role="status">
    {title && <p className="x-alert-title">{title}</p>}
    {children && <div>{children}</div>}
    {action && <div className="x-row">{action}</div>}
  </div>
);
