import { type DayStyle, styleOfDay } from '../map/palette.ts';

/** A day's number in its colour, and its line as on the maps. */
export function DayMark({ number }: { number: number }) {
  const { solid } = styleOfDay(number);
  return (
    <span style={{ '--day': solid }} className="grid h-6 min-w-6 shrink-0 place-items-center rounded-full bg-day px-1.5 text-s font-semibold text-white tabular">
      {number}
    </span>
  );
}

export function DayLine({ style: { solid, dash }, width = 48 }: { style: DayStyle; width?: number }) {
  return (
    <svg aria-hidden="true" width={width} height={6} className="shrink-0">
      <line x1={2} y1={3} x2={width - 2} y2={3} stroke={solid} strokeWidth={3} strokeLinecap="round" strokeDasharray={dash.map((part) => part * 4).join(' ')} />
    </svg>
  );
}
