import { useId } from 'react';
import { PARTS, type Part } from './lines.ts';
import type { Sum } from './sums.ts';

/** Tiles that tell the parts apart without their colours: full, slanted lines, dots. */
function Pattern({ id, part }: { id: string; part: Part }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform={part === 'booked' ? 'rotate(45)' : undefined}>
      <rect width={6} height={6} fill={part === 'paid' ? 'var(--accent)' : 'var(--accent-soft)'} />
      {part === 'booked' && <rect width={3} height={6} fill="var(--accent)" />}
      {part === 'planned' && <circle cx={3} cy={3} r={1} fill="var(--accent)" />}
    </pattern>
  );
}

/** The sign of a part in a legend. */
export function Swatch({ part }: { part: Part }) {
  const id = useId();
  return (
    <svg aria-hidden="true" width={14} height={14} className="shrink-0 rounded-[4px]">
      <Pattern id={id} part={part} />
      <rect width={14} height={14} rx={4} fill={`url(#${id})`} stroke="var(--accent)" strokeOpacity={0.55} />
    </svg>
  );
}

interface BarProps {
  sum: Sum;
  /** What the whole width stands for. */
  scale: number;
  /** Where the budget ends. */
  mark?: number | null;
  className?: string;
}

const percent = (share: number): string => `${Math.max(0, Math.min(100, share * 100)).toFixed(2)}%`;

/** One bar of three parts, end to end. A picture of numbers that stand beside it as text. */
export function Bar({ sum, scale, mark = null, className = 'h-3' }: BarProps) {
  const id = useId();
  const widths = PARTS.map((part) => (scale > 0 ? Math.max(0, sum[part]) / scale : 0));
  const segments = PARTS.map((part, at) => ({ part, width: widths[at] ?? 0, from: widths.slice(0, at).reduce((all, width) => all + width, 0) }));
  return (
    <svg aria-hidden="true" className={`block w-full overflow-hidden rounded-full bg-sunken rtl:-scale-x-100 ${className}`}>
      {PARTS.map((part) => (
        <Pattern key={part} id={`${id}${part}`} part={part} />
      ))}
      {segments
        .filter(({ width }) => width > 0)
        .map(({ part, width, from }) => (
          <g key={part}>
            <rect x={percent(from)} width={percent(width)} height="100%" fill={`url(#${id}${part})`} />
            {from > 0 && <rect x={percent(from)} width={1.5} height="100%" fill="var(--surface)" />}
          </g>
        ))}
      {mark !== null && scale > mark && <rect x={percent(mark / scale)} width={3} height="100%" fill="var(--danger)" stroke="var(--surface)" />}
    </svg>
  );
}
