import { useFormats } from '../../app/formats.ts';
import { type KeyboardEvent, useRef, useState } from 'react';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { change, useTrip } from '../../itinerary/store.ts';
import { announce } from '../../ui/toast.ts';
import { type TextColumn, draftOf, fieldsOf } from './cell.ts';
import { columnNames, wrongText } from './words.ts';

interface CellFieldProps {
  item: Item;
  column: TextColumn;
  currency: string;
  zone: string;
  /** Whether focus goes back to the cell. */
  onDone: (stays: boolean) => void;
}

/** What the change was refused for, where it was. */
const refusal = (id: string): string => Object.values(useTrip.getState().fieldErrors[id] ?? {})[0] ?? '';

/** A cell that is written in: Enter or leaving keeps, Escape forgets, and what is not understood stays with its reason. */
export function CellField({ item, column, currency, zone, onDone }: CellFieldProps) {
  const formats = useFormats();
  const before = draftOf(item, column, formats.locale);
  const [text, setText] = useState(before);
  const [wrong, setWrong] = useState('');
  const isLeft = useRef(false);
  const name = i18n.t('{column} of {item}', { column: columnNames()[column], item: item.title });

  const leave = (stays: boolean) => {
    isLeft.current = true;
    onDone(stays);
  };
  const commit = (stays: boolean) => {
    if (isLeft.current) return;
    if (text.trim() === before) return leave(stays);
    const fields = fieldsOf(item, column, text, { zone, currency, locale: formats.locale });
    const problem = fields === null ? wrongText(column) : change({ kind: 'edit', id: item.id, fields }) ? '' : refusal(item.id);
    if (problem === '') return leave(stays);
    setWrong(problem);
    announce(problem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit(true);
    else if (event.key === 'Escape') leave(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        // The press that opened it asked for the caret to be in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-label={name}
        aria-invalid={wrong !== ''}
        aria-describedby={wrong ? 'cell-wrong' : undefined}
        value={text}
        maxLength={column === 'title' ? 300 : 200}
        inputMode={column === 'cost' ? 'decimal' : 'text'}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setWrong('');
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => commit(false)}
        onKeyDown={onKeyDown}
        className={`-mx-2 h-8 w-[calc(100%+1rem)] rounded-s bg-raised px-2 outline-2 outline-accent aria-invalid:outline-danger touch:h-11 phone:text-l ${column === 'cost' || column === 'duration' ? 'text-end' : ''}`}
      />
      {wrong && (
        <span id="cell-wrong" className="absolute start-1 top-full z-30 w-max max-w-60 rounded-s bg-danger-soft px-2 py-1 text-s font-normal text-danger shadow-2">
          {wrong}
        </span>
      )}
    </>
  );
}
