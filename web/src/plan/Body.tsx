import type { ReactNode } from 'react';

/** What scrolls between heading and footer. With a name it can be scrolled by keyboard where nothing in it takes focus. */
export function Body({ label, children }: { label?: string; children: ReactNode }) {
  const look = 'min-h-0 grow overflow-y-auto overscroll-contain px-4 pb-6 focus-visible:-outline-offset-2';
  if (!label) return <div className={look}>{children}</div>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is cut off must be reached without a pointer
    <div role="group" aria-label={label} tabIndex={0} className={look}>
      {children}
    </div>
  );
}
