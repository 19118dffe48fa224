import { type ReactNode, useId } from 'react';

export function Card({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-xl border border-line bg-surface p-5 shadow-1 tablet:p-6">
      <h2 id={id} className="text-l font-semibold">
        {title}
      </h2>
      {text && <p className="mt-0.5 text-s text-ink-2">{text}</p>}
      <div className="mt-5">{children}</div>
    </section>
  );
}
