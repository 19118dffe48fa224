import { useDropList } from '../../dnd/useRow.ts';
import { i18n } from '../../i18n.ts';
import { Arrival, Chip } from './Chip.tsx';
import { StayBar } from './StayBar.tsx';
import { CellName } from './CellName.tsx';
import { BAR, type CellProps, cellId } from './cell.ts';
import type { CalendarDay } from './days.ts';

/** Items a cell shows before it says how many more there are. */
const ROOM = 4;

const CELL = 'relative min-w-0 border-line px-1.5 pt-1 pb-1.5 -outline-offset-2 not-last:border-e';

/** A day of a month with room for its items. */
export function DayCell(props: CellProps) {
  const { date, day, isActive, onChoose } = props;
  if (day) return <TripCell {...props} day={day} />;
  return (
    <div role="gridcell" id={cellId(date)} data-date={date} tabIndex={isActive ? 0 : -1} onFocus={() => onChoose(date)} className={`${CELL} min-h-11 bg-paper text-s text-ink-3`}>
      <CellName date={date} day={day} className="grid h-6 place-content-start px-0.5" />
    </div>
  );
}

function TripCell({ date, day, stretches, lanes, isActive, isChosen, onChoose, onOpen }: CellProps & { day: CalendarDay }) {
  const { ref, isTarget } = useDropList(date);
  const { section, rows, arrivals } = day;
  const room = Math.max(1, ROOM - lanes - arrivals.length);
  const shown = rows.length > room ? rows.slice(0, room - 1 || 1) : rows;
  return (
    <div
      ref={ref}
      role="gridcell"
      id={cellId(date)}
      data-date={date}
      tabIndex={isActive ? 0 : -1}
      aria-selected={isChosen}
      onFocus={(event) => event.target === event.currentTarget && onChoose(date)}
      className={`${CELL} min-h-31 ${isTarget ? 'outline-2 outline-accent' : ''}`}
      style={{ '--day': section.style.solid, background: `color-mix(in srgb, var(--day) ${isTarget || isChosen ? 16 : 6}%, var(--surface))` }}
    >
      <div className="flex h-6 items-center gap-1.5">
        <CellName date={date} day={day} className={`px-0.5 text-s tabular ${isChosen ? 'font-semibold' : ''}`} />
        <button
          type="button"
          tabIndex={isActive ? 0 : -1}
          title={i18n.t('Open the day in the list')}
          onClick={() => onOpen(date)}
          className="relative ms-auto max-w-full truncate rounded-full bg-day px-2 text-2xs leading-5 font-semibold text-white after:absolute after:-inset-y-1 after:inset-x-0 touch:after:-inset-3"
        >
          {i18n.t('Day {number}', { number: section.number })}
        </button>
      </div>
      <div className="relative" style={{ height: lanes * BAR }}>
        {stretches.map((stretch) => (
          <StayBar key={stretch.bar.item.id} stretch={stretch} isReachable={isActive} />
        ))}
      </div>
      <ul className="grid gap-0.5">
        {arrivals.map((item) => (
          <Arrival key={item.id} item={item} isReachable={isActive} />
        ))}
        {shown.map((item) => (
          <Chip key={item.id} item={item} list={date} isReachable={isActive} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" tabIndex={isActive ? 0 : -1} onClick={() => onOpen(date)} className="relative mt-0.5 block h-6 w-full truncate rounded-s px-1.5 text-start text-xs font-medium text-ink-2 hover:bg-sunken hover:text-ink touch:h-11">
          {i18n.t('+{count} more', { count: rows.length - shown.length })}
        </button>
      )}
    </div>
  );
}
