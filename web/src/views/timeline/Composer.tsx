import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { newId } from '../../itinerary/id.ts';
import { newItem } from '../../itinerary/newItem.ts';
import { placeAt } from '../../itinerary/order.ts';
import { change } from '../../itinerary/store.ts';
import { useActions, usePlanner } from '../../planner/context.ts';
import { localAt } from '../../planner/detail/clock.ts';
import { toast } from '../../ui/toast.ts';
import { compose, useGrid } from './drag.ts';
import { pixelsOf, slotAmong } from './move.ts';
import type { DayPlan } from './plan.ts';
import { settled } from './wall.ts';

const HOUR_LONG = 60;

/** A field at a time of the day: what is written there takes place then. */
export function Composer({ day, hour }: { day: DayPlan; hour: number }) {
  const minute = useGrid((state) => (state.composer?.day === day.index ? state.composer.minute : null));
  return minute === null ? null : <ComposerField key={minute} day={day} minute={minute} hour={hour} />;
}

function ComposerField({ day, minute, hour }: { day: DayPlan; minute: number; hour: number }) {
  const { trip } = usePlanner();
  const { select } = useActions();
  const formats = useFormats();
  const [title, setTitle] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const local = localAt(day.date, minute);

  useEffect(() => {
    field.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);

  // Some browsers tell a field that it lost focus when it is taken away.
  const isLeft = useRef(false);
  const leave = () => {
    isLeft.current = true;
    compose(null);
  };
  const add = () => {
    if (isLeft.current) return;
    leave();
    if (title.trim() === '') return;
    const zone = day.zone || 'UTC';
    const draft = newItem(trip.id, { id: newId(), title: title.trim(), type: 'activity', day: day.date, start_local: settled(local, zone), start_zone: zone, duration_min: HOUR_LONG });
    const index = slotAmong(day.section.rows, { ...draft, day: null }, day.date, minute);
    const { pos, after } = placeAt(trip.items, day.section.list, index);
    if (!change({ kind: 'add', item: { ...draft, pos }, after })) return;
    useGrid.setState({ refocus: draft.id });
    toast(i18n.t('{item} added at {time}.', { item: draft.title, time: formats.time(local) }), { action: { label: i18n.t('Open'), run: () => select(draft.id) } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Focus goes on to what was added, which the same Enter would open.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') add();
    else leave();
  };
  return (
    <div data-composer className="absolute inset-x-0.5 z-4 rounded-s border-2 border-accent bg-surface shadow-2" style={{ top: Math.min(pixelsOf(minute, hour), 24 * hour - 54) }}>
      <label className="block px-1.5 pt-0.5 text-2xs font-medium text-ink-2 tabular">
        {i18n.t('Add at {time}', { time: formats.time(local) })}
        <input
          ref={field}
          // The press that opened it asked for the caret to be in it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={title}
          maxLength={300}
          placeholder={i18n.t('What happens then?')}
          onChange={(event) => setTitle(event.target.value)}
          onBlur={add}
          onKeyDown={onKeyDown}
          className="block h-8 w-full min-w-0 bg-transparent text-m font-normal text-ink outline-none touch:h-11 phone:text-l"
        />
      </label>
    </div>
  );
}
