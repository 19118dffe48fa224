import { type ReactNode, Suspense } from 'react';
import { spotOf, usePresence } from './store.ts';
import { part } from '../ui/part.ts';

const Marks = part(() => import('./parts.ts'), 'SpotMarks', 'passing');

/** Marks of those who are at something: put inside an element that is positioned. Nothing is loaded while nobody is. */
export function Visitors({ id, field }: { id: string; field?: string }) {
  const isVisited = usePresence(({ spots }) => spots.has(spotOf(id, field)));
  if (!isVisited) return null;
  return (
    <Suspense fallback={null}>
      <Marks id={id} {...(field ? { field } : {})} />
    </Suspense>
  );
}

/** A field that others see one at, and that shows who else is. */
export function Spot({ id, field, className = '', children }: { id: string; field: string; className?: string; children: ReactNode }) {
  return (
    <div data-spot={spotOf(id, field)} className={`relative min-w-0 ${className}`}>
      {children}
      <Visitors id={id} field={field} />
    </div>
  );
}
