import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { commit } from '../../itinerary/store.ts';
import { openId, usePlanner } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import type { Check } from '../../sync/lists.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/Field.tsx';
import { announce } from '../../ui/toast.ts';
import { CheckRow } from './CheckRow.tsx';
import { Count } from './ChecksView.tsx';
import { addChecks } from './lists.ts';

interface CheckListProps {
  list: string;
  name: string;
  /** Whose list it is, where it is an item's. */
  item?: Item;
  rows: readonly Check[];
  /** All of them, for moving a row to another. */
  lists: ReadonlyMap<string, readonly Check[]>;
  /** Just started: somebody is about to write. */
  isNew?: boolean;
}

export function CheckList({ list, name, item, rows, lists, isNew = false }: CheckListProps) {
  const id = useId();
  const { edit } = useMay();
  // Where focus goes when the row that had it is gone, once the menu it was chosen from has closed.
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) field.current?.querySelector('input')?.focus();
  }, [isNew]);
  return (
    <section aria-labelledby={id} {...(item ? { 'data-item': item.id } : {})}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={id} className="min-w-0 text-l font-semibold wrap-anywhere">
          {item ? <ItemName item={item} /> : name}
        </h3>
        {rows.length > 0 && <Count rows={rows} />}
      </div>
      {rows.length > 0 && (
        <ul aria-labelledby={id} className="mt-2 divide-y divide-line">
          {rows.map((check, at) => (
            <CheckRow key={check.id} check={check} rows={rows} at={at} lists={lists} onGone={() => void setTimeout(() => field.current?.querySelector('input')?.focus())} />
          ))}
        </ul>
      )}
      {edit && (
        <div ref={field} className="mt-2">
          <AddCheck list={list} name={name} rows={rows} />
        </div>
      )}
    </section>
  );
}

function ItemName({ item }: { item: Item }) {
  const { select } = usePlanner();
  return (
    <button id={openId(item.id)} data-open type="button" onClick={() => select(item.id)} className="inline-flex min-h-7 items-center gap-2 rounded-s text-start hover:underline touch:min-h-11">
      <Icon name={item.type} className="text-ink-3" />
      {item.title}
    </button>
  );
}

/** Enter adds and waits for the next. */
function AddCheck({ list, name, rows }: { list: string; name: string; rows: readonly Check[] }) {
  const [text, setText] = useState('');
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const given = text.trim();
    if (given === '' || !commit(addChecks(rows, list, [given]))) return;
    setText('');
    announce(i18n.t('{text} added to {list}.', { text: given, list: name }));
  };
  return (
    <form onSubmit={onSubmit} className="flex items-end gap-2">
      <TextField
        bare
        label={i18n.t('Add to {list}', { list: name })}
        placeholder={i18n.t('Add something')}
        value={text}
        maxLength={300}
        autoComplete="off"
        enterKeyHint="done"
        onChange={(event) => setText(event.target.value)}
        className="grow"
      />
      <Button type="submit" icon="plus" disabled={text.trim() === ''} className="h-10">
        {i18n.t('Add')}
      </Button>
    </form>
  );
}
