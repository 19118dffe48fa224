import { whoStyle } from './palette.ts';

/** "Ada Lovelace" → "AL" */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.at(0)?.toUpperCase() ?? '')
    .join('') || '·';

/** A person as a disc in their colour; the name is beside it, or in the label of the button around it. */
export function Avatar({ name, colour, className = 'size-7 text-2xs' }: { name: string; colour: number; className?: string }) {
  return (
    <span aria-hidden="true" style={whoStyle(colour)} className={`grid shrink-0 place-items-center rounded-full bg-(--who) font-semibold text-white select-none ${className}`}>
      {initialsOf(name)}
    </span>
  );
}
