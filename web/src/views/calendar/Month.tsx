import type { KeyboardEvent } from 'react';
import { useFormats } from '../../app/formats.ts';
import { DayCell } from './DayCell.tsx';
import { CompactCell } from './CompactCell.tsx';
import { type Days, stretchesOf } from './days.ts';
import { type Weekday, monthOf, weeksOf } from './month.ts';

interface MonthProps {
  month: string;
  first: Weekday;
  days: Days;
  /** The cell that Tab reaches. */
  active: string;
  /** The day that the page is about. */
  chosen: string | null;
  compact: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onChoose: (date: string) => void;
  onOpen: (date: string) => void;
}

const NO_STRETCHES: readonly never[] = [];

/** One month as a grid of weeks. */
export function Month({ month, first, days, active, chosen, compact, onKeyDown, onChoose, onOpen }: MonthProps) {
  const formats = useFormats();
  const weeks = weeksOf(month, first);
  const name = new Intl.DateTimeFormat(formats.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${month}-01`));
  const headId = `month-${month}`;
  const Cell = compact ? CompactCell : DayCell;
  return (
    <section aria-labelledby={headId}>
      <h2 id={headId} className="pb-3 text-l font-semibold first-letter:uppercase">
        {name}
      </h2>
      <div role="grid" tabIndex={-1} aria-labelledby={headId} onKeyDown={onKeyDown} className="overflow-clip rounded-l border border-line">
        <div role="row" className="grid grid-cols-7 border-b border-line bg-paper">
          {weeks[0]?.map((date) => (
            <span key={date} role="columnheader" className="px-2 py-1.5 text-xs font-medium text-ink-3 phone:px-0 phone:text-center">
              {formats.weekday(date)}
            </span>
          ))}
        </div>
        {weeks.map((week) => {
          const inMonth = week.filter((date) => monthOf(date) === month);
          const stretches = stretchesOf(days, inMonth);
          const lanes = Math.max(0, ...[...stretches.values()].flat().map(({ lane }) => lane + 1));
          return (
            <div key={week[0]} role="row" className="grid grid-cols-7 border-line not-last:border-b">
              {week.map((date) =>
                monthOf(date) === month ? (
                  <Cell
                    key={date}
                    date={date}
                    day={days.byDate.get(date)}
                    stretches={stretches.get(date) ?? NO_STRETCHES}
                    lanes={lanes}
                    isActive={active === date}
                    isChosen={chosen === date}
                    onChoose={onChoose}
                    onOpen={onOpen}
                  />
                ) : (
                  <div key={date} role="gridcell" aria-hidden="true" className="border-line bg-paper not-last:border-e" />
                ),
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
