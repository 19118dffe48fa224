import { initials } from '../app/initials.ts';

/** Decoration: the name stands beside it or in the button's label. */
export function Avatar({ name, small = false, className = '' }: { name: string; small?: boolean; className?: string }) {
  return (
    <span aria-hidden="true" className={`grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent select-none ${small ? 'size-7 text-2xs' : 'size-9 text-xs'} ${className}`}>
      {initials(name)}
    </span>
  );
}
