import { memo } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { change } from '../../itinerary/store.ts';
import { ItemMenu } from '../../planner/ItemMenu.tsx';
import { openId, useActions } from '../../planner/context.ts';
import { timeText } from '../../planner/facts.ts';
import { useMay } from '../../planner/useMay.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { dragId } from '../timeline/ids.ts';
import { CellField } from './CellField.tsx';
import { isEditable, isWritten } from './cell.ts';
import { type Cursor, cellId } from './cursor.ts';
import { COLUMNS, type Column } from './look.ts';
import type { TableRow } from './rows.ts';

interface ItemLineProps {
  row: TableRow;
  currency: string;
  zone: string;
  /** The column that Tab reaches in this row. */
  active: Column | null;
  /** The column that is written in. */
  writing: Column | null;
  onCursor: (cursor: Cursor) => void;
  /** The field is left; focus goes to a cell, or stays where it went. */
  onDone: (to: Cursor | null) => void;
}

const CELL = 'h-11 border-b border-line px-3 -outline-offset-2 touch:h-12';

/** One item. Drawn again when it changes or the cursor comes by, not when another does. */
export const ItemLine = memo(function ItemLine({ row, currency, zone, active, writing, onCursor, onDone }: ItemLineProps) {
  const { item, section } = row;
  const { edit } = useMay();
  return (
    <tr data-item={item.id} className="group" style={{ '--day': section.style.solid }}>
      {COLUMNS.map((column) => {
        const cursor = { id: item.id, column };
        const canWrite = edit && isEditable(item, column) && isWritten(column);
        const Tag = column === 'title' ? 'th' : 'td';
        return (
          <Tag
            key={column}
            id={cellId(cursor)}
            scope={column === 'title' ? 'row' : undefined}
            data-column={column}
            tabIndex={active === column ? 0 : -1}
            aria-readonly={!edit || !isEditable(item, column)}
            onFocus={(event) => event.target === event.currentTarget && onCursor(cursor)}
            className={`${CELL} ${column === 'title' ? 'sticky start-0 z-5 border-e bg-surface text-start font-medium group-hover:bg-paper' : 'relative group-hover:bg-paper'} ${canWrite ? 'cursor-text' : ''} ${writing === column ? 'z-30!' : ''}`}
          >
            {writing === column && isWritten(column) ? (
              <CellField item={item} column={column} currency={currency} zone={zone} onDone={(stays) => onDone(stays ? cursor : null)} />
            ) : (
              <Content row={row} column={column} isActive={active !== null} />
            )}
          </Tag>
        );
      })}
    </tr>
  );
});

function Content({ row, column, isActive }: { row: TableRow; column: Column; isActive: boolean }) {
  const formats = useFormats();
  const { item, section } = row;
  switch (column) {
    case 'title':
      return <Title row={row} isActive={isActive} />;
    case 'day':
      return (
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className={`grid size-5 shrink-0 place-items-center rounded-full text-2xs font-semibold tabular ${section.date === null ? 'bg-sunken text-ink-2' : 'bg-day text-white'}`}>
            {section.date === null ? <Icon name="idea" size={12} /> : section.number}
          </span>
          <span className="truncate">{row.day}</span>
        </span>
      );
    case 'time':
      return <Text>{timeText(item, formats)}</Text>;
    case 'kind':
      return (
        <span className="flex items-center gap-1.5 text-ink-2">
          <Icon name={item.type} size={15} className="text-ink-3" />
          <span className="truncate">{row.kind}</span>
        </span>
      );
    case 'place':
      return <Text>{row.place}</Text>;
    case 'duration':
      return <Text isNumber>{item.duration_min ? formats.duration(item.duration_min) : ''}</Text>;
    case 'cost':
      return <Text isNumber>{item.cost ? formats.money(item.cost) : ''}</Text>;
    case 'booking':
      return <Text>{item.booking_ref}</Text>;
    case 'done':
      return <Done row={row} />;
  }
}

function Text({ children, isNumber = false }: { children: string; isNumber?: boolean }) {
  return <span title={children} className={`block truncate text-ink-2 tabular ${isNumber ? 'text-end' : ''}`}>{children}</span>;
}

function Title({ row: { item, section }, isActive }: { row: TableRow; isActive: boolean }) {
  const { select } = useActions();
  const { remark } = useMay();
  const shown = isActive ? '' : 'not-group-hover:opacity-0 touch:opacity-100!';
  return (
    <span id={dragId(item.id)} tabIndex={-1} className="flex items-center gap-1 rounded-s">
      <span className={`min-w-0 grow truncate ${item.done ? 'text-ink-3 line-through' : ''}`}>{item.title}</span>
      {item.locked && <Icon name="lock" size={14} className="text-ink-3" />}
      <IconButton id={openId(item.id)} data-open size="s" icon="note" label={i18n.t('Open {item}', { item: item.title })} tabIndex={isActive ? 0 : -1} onClick={() => select(item.id)} className={shown} />
      {remark && isActive && (
        <span className="phone:hidden">
          <ItemMenu item={item} list={section.list} />
        </span>
      )}
    </span>
  );
}

function Done({ row: { item } }: { row: TableRow }) {
  const { edit } = useMay();
  return (
    <label className="grid h-full place-items-center">
      <input
        type="checkbox"
        // The cell is ticked with Space; the box is for the pointer.
        tabIndex={-1}
        aria-label={i18n.t('{item} is done', { item: item.title })}
        checked={item.done}
        disabled={!edit}
        onChange={(event) => change({ kind: 'edit', id: item.id, fields: { done: event.target.checked } })}
        className="size-4.5 accent-(--accent) touch:size-6"
      />
    </label>
  );
}
