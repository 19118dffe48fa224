import { type SyntheticEvent, useState } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Change } from '../../itinerary/change.ts';
import { type Item, dayOf, listOf } from '../../itinerary/model.ts';
import { placeAt } from '../../itinerary/order.ts';
import { suggest } from '../../itinerary/store.ts';
import type { ParsedTime } from '../../time/parse.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextArea, TextField } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import { usePlanner } from '../context.ts';
import { timeText } from '../facts.ts';
import { shortestLabel } from '../sections.ts';
import { useZone } from '../useZone.ts';
import { TimeInput } from './TimeInput.tsx';
import { localAt } from './clock.ts';
import type { FieldErrors } from './edit.ts';

/** Nothing said about the time yet, or a time, or none. */
type Wish = { time: ParsedTime | null } | null;

/** What somebody who may not edit would change about an item; it becomes one suggestion. */
export function SuggestForm({ item, errors, onDone }: { item: Item; errors: FieldErrors; onDone: () => void }) {
  const { trip, sections } = usePlanner();
  const formats = useFormats();
  const zone = useZone(item);
  const [title, setTitle] = useState(item.title);
  const [list, setList] = useState(listOf(item));
  const [wish, setWish] = useState<Wish>(null);
  const [why, setWhy] = useState('');
  const [isSame, setSame] = useState(false);
  const day = dayOf(list);
  const at = (minutes: number) => localAt(day ?? '', minutes);
  const shown = wish ? wishText(wish, at, formats) : timeText(item, formats);

  const changes = (): Change[] => {
    const made: Change[] = [];
    const name = title.trim();
    if (name !== '' && name !== item.title) made.push({ kind: 'edit', id: item.id, fields: { title: name } });
    if (list !== listOf(item)) made.push({ kind: 'move', id: item.id, to: placeAt(trip.items, list, Infinity, item.id) });
    if (wish && day !== null) {
      const { time } = wish;
      const zoned = zone ? { start_zone: zone, end_zone: zone } : {};
      made.push({ kind: 'edit', id: item.id, fields: time ? { start_local: at(time.start), end_local: time.end === null ? null : at(time.end), ...zoned } : { start_local: null, end_local: null } });
    }
    return made;
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const made = changes();
    setSame(made.length === 0);
    if (made.length === 0 || !suggest(item.id, made, why.trim())) return;
    toast(i18n.t('Suggested. The others can see it now.'));
    onDone();
  };
  return (
    <form aria-label={i18n.t('Suggest a change')} onSubmit={onSubmit} className="grid gap-4 rounded-l bg-paper p-4">
      <TextField label={i18n.t('Title')} value={title} maxLength={300} onChange={(event) => setTitle(event.target.value)} />
      <div className="grid grid-cols-2 gap-3">
        <SelectField label={i18n.t('Day')} value={list} disabled={item.locked} onChange={(event) => setList(event.target.value)}>
          {sections.map((section) => (
            <option key={section.list} value={section.list}>
              {shortestLabel(section, formats)}
            </option>
          ))}
        </SelectField>
        <TimeInput
          label={i18n.t('Time')}
          shown={day === null ? '' : shown}
          placeholder="2pm-4"
          disabled={item.locked || day === null}
          error={errors.start_local ?? errors.end_local}
          onCommit={(time) => setWish({ time })}
        />
      </div>
      <TextArea label={i18n.t('Why?')} rows={2} value={why} maxLength={4000} onChange={(event) => setWhy(event.target.value)} />
      {isSame && (
        <p role="alert" className="text-s text-danger">
          {i18n.t('Change the title, the day or the time first. For anything else, write a comment.')}
        </p>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          {i18n.t('Suggest')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {i18n.t('Cancel')}
        </Button>
      </div>
    </form>
  );
}

function wishText({ time }: NonNullable<Wish>, at: (minutes: number) => string, formats: Parameters<typeof timeText>[1]): string {
  if (!time) return '';
  return timeText({ start_local: at(time.start), end_local: time.end === null ? null : at(time.end) }, formats);
}
