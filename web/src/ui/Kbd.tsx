import type { ReactNode } from 'react';

/** A key as it looks on the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="inline-grid h-5.5 min-w-5.5 place-items-center rounded-s border border-line bg-sunken px-1.5 font-sans text-xs text-ink-2">{children}</kbd>;
}

/** Keys that are held together. */
export function Keys({ caps }: { caps: readonly string[] }) {
  return (
    // Keys are named in their own order whatever way the words around them run.
    <span dir="ltr" className="inline-flex shrink-0 gap-1">
      {caps.map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  );
}
