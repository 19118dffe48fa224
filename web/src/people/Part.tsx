import { type ReactNode, useId } from 'react';

/** A part of the dialog with its heading. */
export function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line pt-5">
      <h3 id={id} className="font-semibold">
        {title}
      </h3>
      {text && <p className="mt-0.5 text-s text-ink-2">{text}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
