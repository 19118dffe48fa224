import { CellName } from './CellName.tsx';
import { type CellProps, cellId } from './cell.ts';

const DOTS = 3;

/** A day on a phone: its number, a dot an item, a line for the night; what it holds stands below the month. */
export function CompactCell({ date, day, stretches, lanes, isActive, isChosen, onChoose }: CellProps) {
  const count = day ? Math.min(DOTS, day.rows.length + day.arrivals.length) : 0;
  return (
    // Arrows move from day to day in the grid, which listens for all of its cells.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="gridcell"
      id={cellId(date)}
      data-date={date}
      tabIndex={isActive ? 0 : -1}
      aria-selected={isChosen}
      onClick={() => onChoose(date)}
      className={`relative flex h-14 min-w-0 flex-col items-center gap-1 border-line pt-1 -outline-offset-2 not-last:border-e ${day ? 'cursor-pointer' : 'bg-paper text-ink-3'}`}
      style={day ? { '--day': day.section.style.solid, background: `color-mix(in srgb, var(--day) ${isChosen ? 22 : 7}%, var(--surface))` } : {}}
    >
      <CellName date={date} day={day} className={`grid size-7 place-items-center rounded-full text-s tabular ${day ? 'bg-day font-semibold text-white' : ''} ${isChosen ? 'outline-2 outline-offset-1 outline-ink' : ''}`} />
      <span aria-hidden="true" className="flex h-1.5 gap-0.5">
        {Array.from({ length: count }, (_, at) => (
          <span key={at} className="size-1.5 rounded-full bg-ink-2" />
        ))}
      </span>
      <span aria-hidden="true" className={lanes > 0 ? 'absolute inset-x-0 bottom-1 h-1' : 'hidden'}>
        {stretches.map(({ bar, begins, width, colour }) => (
          <span key={bar.item.id} className="absolute z-1 h-1 rounded-full bg-day" style={{ '--day': colour, insetInlineStart: `${begins * 100}%`, width: `calc(100% * ${width} - 2px)` }} />
        ))}
      </span>
    </div>
  );
}
