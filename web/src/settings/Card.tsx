import { type ReactNode, useId } from 'react';

interface CardProps {
  /** The hash of its address. */
  id?: string;
  title?: string;
  text?: string;
  children: ReactNode;
}

/** One surface of a section; with a title where the section has several. */
export function Card({ id, title, text, children }: CardProps) {
  const titleId = useId();
  const looks = 'scroll-mt-20 rounded-xl border border-line bg-surface p-5 shadow-1 tablet:scroll-mt-6 tablet:p-6';
  if (!title)
    return (
      <div id={id} className={looks}>
        {children}
      </div>
    );
  return (
    <section id={id} aria-labelledby={titleId} className={looks}>
      <h3 id={titleId} data-heading tabIndex={-1} className="rounded-s text-l font-semibold">
        {title}
      </h3>
      {text && <p className="mt-0.5 max-w-prose text-s text-ink-2">{text}</p>}
      <div className="mt-5">{children}</div>
    </section>
  );
}
