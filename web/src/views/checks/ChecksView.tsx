import { useState } from 'react';
import { i18n } from '../../i18n.ts';
import { commit } from '../../itinerary/store.ts';
import { usePlanner } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import type { Check } from '../../sync/lists.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { CheckList } from './CheckList.tsx';
import { PACKING, TRIP_LISTS, addChecks } from './lists.ts';
import { useChecks } from './useChecks.ts';

const NONE: readonly Check[] = [];

/** What is to be done and packed: the trip's own lists, and those of items. */
export function ChecksView() {
  const lists = useChecks();
  const { sections } = usePlanner();
  const { edit } = useMay();
  const [opened, setOpened] = useState<string | null>(null);
  const items = sections.flatMap(({ rows }) => rows).filter(({ id }) => lists.has(id) || id === opened);
  const shown = [...TRIP_LISTS, ...items.map(({ id }) => id)].flatMap((list) => lists.get(list) ?? NONE);
  const name = (list: string): string => (list === PACKING ? i18n.t('Packing') : i18n.t('To do'));
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 pt-6 pb-24 tablet:px-8">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-xl font-semibold">{i18n.t('Checklist')}</h2>
        {shown.length > 0 && <Count rows={shown} />}
      </div>
      {shown.length === 0 && <Lesson packing={lists.get(PACKING) ?? NONE} />}
      {TRIP_LISTS.filter((list) => edit || lists.has(list)).map((list) => (
        <CheckList key={list} list={list} name={name(list)} rows={lists.get(list) ?? NONE} lists={lists} />
      ))}
      {items.map((item) => (
        <CheckList key={item.id} list={item.id} name={item.title} item={item} rows={lists.get(item.id) ?? NONE} lists={lists} isNew={item.id === opened} />
      ))}
      {edit && <AddList known={lists} onAdd={setOpened} />}
    </div>
  );
}

export function Count({ rows }: { rows: readonly Check[] }) {
  const done = rows.filter(({ isDone }) => isDone).length;
  return <p className="text-s text-ink-3 tabular">{i18n.t('{done} of {count} done', { done, count: rows.length })}</p>;
}

/** What nearly everybody takes along; a list to start from, not advice. */
const usual = (): string[] => [
  i18n.t('Passport or identity card'),
  i18n.t('Tickets and bookings'),
  i18n.t('Bank card and some cash'),
  i18n.t('Phone and charger'),
  i18n.t('Plug adapter'),
  i18n.t('Medicine'),
  i18n.t('Toothbrush and soap'),
  i18n.t('Clothes for the weather'),
];

function Lesson({ packing }: { packing: readonly Check[] }) {
  const { edit } = useMay();
  if (!edit) {
    return (
      <Empty icon="checklist" title={i18n.t('Nothing to tick off')}>
        {i18n.t('What the others put on the lists will show here.')}
      </Empty>
    );
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-l bg-paper p-4">
      <p className="min-w-0 grow basis-64 text-m text-ink-2">{i18n.t('Write down what must not be forgotten, press Enter, and go on with the next. Everybody on the trip sees it, and can tick it off, also without a network.')}</p>
      <Button icon="checklist" onClick={() => commit(addChecks(packing, PACKING, usual()))}>
        {i18n.t('Start with the usual things')}
      </Button>
    </div>
  );
}

/** A list of its own for something on the plan. */
function AddList({ known, onAdd }: { known: ReadonlyMap<string, unknown>; onAdd: (item: string) => void }) {
  const { sections } = usePlanner();
  const left = sections.map((section) => ({ ...section, rows: section.rows.filter(({ id }) => !known.has(id)) })).filter(({ rows }) => rows.length > 0);
  if (left.length === 0) return null;
  return (
    <SelectField label={i18n.t('Start a list for something on the plan')} value="" onChange={(event) => onAdd(event.target.value)} className="max-w-sm">
      <option value="">{i18n.t('Choose…')}</option>
      {left.map(({ list, label, rows }) => (
        <optgroup key={list} label={label}>
          {rows.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
