import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { change } from '../../itinerary/store.ts';
import { usePlanner } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import { Button } from '../../ui/Button.tsx';
import { ItemLine } from './ItemLine.tsx';
import { TableHead, WIDTHS } from './TableHead.tsx';
import { isEditable, isWritten } from './cell.ts';
import { type Cursor, cellId, moved } from './cursor.ts';
import { COLUMNS, type Sort } from './look.ts';
import { type TableRow, totals } from './rows.ts';

interface ItemTableProps {
  rows: readonly TableRow[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  isFiltered: boolean;
  onClear: () => void;
}

const columnOf = (target: EventTarget | null): Cursor | null => {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-column]') : null;
  const column = COLUMNS.find((known) => known === cell?.dataset.column);
  const id = cell?.closest<HTMLElement>('[data-item]')?.dataset.item;
  return id !== undefined && column ? { id, column } : null;
};

/** Cells are walked through with arrows and written in with Enter, as in a spreadsheet. */
export function ItemTable({ rows, sort, onSort, isFiltered, onClear }: ItemTableProps) {
  const { trip, select } = usePlanner();
  const { edit } = useMay();
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [writing, setWriting] = useState<Cursor | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const at: Cursor | null = cursor && rows.some(({ item }) => item.id === cursor.id) ? cursor : rows[0] ? { id: rows[0].item.id, column: 'title' } : null;
  useFocusedDay(scroller, rows);

  const go = useCallback((to: Cursor) => {
    setCursor(to);
    document.getElementById(cellId(to))?.focus();
  }, []);
  const done = useCallback((to: Cursor | null) => {
    if (!to) return setWriting(null);
    // The cell is back at once, so that focus is not taken later from where it has gone meanwhile.
    flushSync(() => setWriting(null));
    document.getElementById(cellId(to))?.focus();
  }, []);
  const enter = (to: Cursor) => {
    const item = rows.find((row) => row.item.id === to.id)?.item;
    if (!item) return;
    if (!edit || !isEditable(item, to.column)) return select(item.id);
    if (isWritten(to.column)) setWriting(to);
    else change({ kind: 'edit', id: item.id, fields: { done: !item.done } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A field and a button inside of a cell have their own keys.
    const from = event.target instanceof HTMLElement && event.target.dataset.column !== undefined ? columnOf(event.target) : null;
    if (!from || event.altKey) return;
    const to = moved(rows.map(({ item }) => item.id), from, event, document.documentElement.dir === 'rtl');
    if (to) go(to);
    else if (event.key === 'Enter' || event.key === 'F2' || (event.key === ' ' && from.column === 'done')) enter(from);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const target = columnOf(event.target);
    if (!target || (event.target instanceof Element && event.target.closest('button,input,[role="menu"]'))) return;
    setCursor(target);
    if (edit && isWritten(target.column)) enter(target);
  };

  return (
    // The table is wider than a phone: it scrolls by itself, with arrow keys too once it has focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} role="region" aria-label={i18n.t('Items')} tabIndex={0} className="relative min-h-60 grow scroll-pt-10 overflow-auto overscroll-contain -outline-offset-2">
      {/* Its cells take focus and keys, which makes a table a grid. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <table role="grid" aria-label={i18n.t('All items')} onKeyDown={onKeyDown} onClick={onClick} className="w-full table-fixed border-separate border-spacing-0 text-m" style={{ minWidth: 'max(100%, 1220px)' }}>
        <colgroup>
          {COLUMNS.map((column) => (
            <col key={column} className={WIDTHS[column]} />
          ))}
        </colgroup>
        <TableHead sort={sort} onSort={onSort} />
        <tbody>
          {rows.map((row) => (
            <ItemLine
              key={row.item.id}
              row={row}
              currency={trip.home_currency || 'EUR'}
              zone={trip.destination?.zone ?? ''}
              active={at?.id === row.item.id ? at.column : null}
              writing={writing?.id === row.item.id ? writing.column : null}
              onCursor={setCursor}
              onDone={done}
            />
          ))}
        </tbody>
        <Totals rows={rows} isFiltered={isFiltered} />
      </table>
      {rows.length === 0 && (
        <div className="sticky start-0 w-fit px-4 py-10 text-ink-2">
          <p>{i18n.t('No item fits the filter.')}</p>
          <Button className="mt-3" onClick={onClear}>
            {i18n.t('Show all items')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Totals({ rows, isFiltered }: { rows: readonly TableRow[]; isFiltered: boolean }) {
  const formats = useFormats();
  const sums = totals(rows);
  if (sums.length === 0) return null;
  const cell = 'sticky bottom-0 border-t border-line bg-paper px-3 py-2.5';
  return (
    <tfoot>
      <tr>
        <th scope="row" className={`${cell} start-0 z-20 border-e text-start font-semibold`}>
          {isFiltered ? i18n.t('Sum of what is shown') : i18n.t('Sum')}
        </th>
        <td colSpan={COLUMNS.length - 1} className={`${cell} z-10`}>
          {/* Beside its name, however far the table is scrolled. */}
          <span className="sticky start-59 flex w-fit flex-wrap gap-x-4 font-semibold tabular phone:start-47">
            {sums.map((sum) => (
              <span key={sum.currency} className="whitespace-nowrap">
                {formats.money(sum)}
              </span>
            ))}
          </span>
        </td>
      </tr>
    </tfoot>
  );
}

/** The day that the address is about comes into view, wherever the order puts it. */
function useFocusedDay(scroller: { current: HTMLElement | null }, rows: readonly TableRow[]): void {
  const { focus } = usePlanner();
  const first = focus === null ? undefined : rows.find(({ section }) => section.list === focus)?.item.id;
  useEffect(() => {
    if (first === undefined) return;
    scroller.current?.querySelector(`[data-item="${CSS.escape(first)}"]`)?.scrollIntoView({ block: 'start', inline: 'nearest' });
    // Only another day is a reason to scroll, not another first item of it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focus]);
}
