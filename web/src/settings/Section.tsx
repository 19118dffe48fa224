import type { ReactNode } from 'react';
import { SaveState } from './SaveState.tsx';
import type { Key } from './saving.ts';
import { type SectionId, sectionName } from './sections.ts';

interface SectionProps {
  id: SectionId;
  text?: string;
  /** What is saved as soon as it is chosen here; the heading tells how far it has come. */
  keys?: readonly Key[];
  children: ReactNode;
}

export function Section({ id, text, keys, children }: SectionProps) {
  return (
    <section id={id} data-section aria-labelledby={`${id}-title`} className="scroll-mt-20 tablet:scroll-mt-6">
      <div className="flex min-h-7 items-center justify-between gap-4">
        <h2 id={`${id}-title`} data-heading tabIndex={-1} className="rounded-s text-xl font-semibold">
          {sectionName(id)}
        </h2>
        {keys && <SaveState keys={keys} />}
      </div>
      {text && <p className="mt-0.5 max-w-prose text-m text-ink-2">{text}</p>}
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">{children}</div>
    </section>
  );
}
