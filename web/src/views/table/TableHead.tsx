import { i18n } from '../../i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { COLUMNS, type Column, type Sort } from './look.ts';
import { nextSort } from './rows.ts';
import { columnNames } from './words.ts';

/** The first column gives way on a phone, where it would cover all others. */
export const WIDTHS: Readonly<Record<Column, string>> = {
  title: 'w-56 phone:w-44',
  day: 'w-34',
  time: 'w-48',
  kind: 'w-33',
  place: 'w-34',
  duration: 'w-26',
  cost: 'w-26',
  booking: 'w-28',
  done: 'w-20',
};

const isNumber = (column: Column): boolean => column === 'cost' || column === 'duration';

/** Each column's name sorts by it: up, down, and back to the plan's order. */
export function TableHead({ sort, onSort }: { sort: Sort | null; onSort: (sort: Sort | null) => void }) {
  const names = columnNames();
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => {
          const isSorted = sort?.column === column;
          return (
            <th
              key={column}
              scope="col"
              aria-sort={isSorted ? (sort.down ? 'descending' : 'ascending') : 'none'}
              className={`sticky top-0 border-b border-line bg-paper p-0 text-s font-medium text-ink-2 ${column === 'title' ? 'start-0 z-20 border-e' : 'z-10'}`}
            >
              <button
                type="button"
                title={i18n.t('Sort by {column}', { column: names[column] })}
                onClick={() => onSort(nextSort(sort, column))}
                className={`flex h-9 w-full items-center gap-1 px-3 -outline-offset-2 hover:text-ink touch:h-11 ${isNumber(column) ? 'flex-row-reverse' : ''} ${isSorted ? 'font-semibold text-ink' : ''}`}
              >
                <span className="truncate">{names[column]}</span>
                <Icon name={isSorted && sort.down ? 'down' : 'up'} size={13} className={isSorted ? '' : 'invisible'} />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
