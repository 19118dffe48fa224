import type { ReactNode } from 'react';

/** What can be done next, always in sight. */
export function Footer({ note, children }: { note?: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-4 py-3">
      {note && <p className="min-w-32 grow basis-0 text-s text-ink-3">{note}</p>}
      {children}
    </div>
  );
}
