import { useFormats } from '../../app/formats.ts';
import { dragId } from '../timeline/ids.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { ItemMenu } from '../../planner/ItemMenu.tsx';
import { Pin } from '../../planner/Pin.tsx';
import { openId, useActions } from '../../planner/context.ts';
import { factsOf } from '../../planner/facts.ts';
import { useMay } from '../../planner/useMay.ts';
import { daysBetween } from '../../time/dates.ts';
import type { Bar } from '../timeline/extent.ts';
import { Arrival } from './Chip.tsx';
import type { CalendarDay } from './days.ts';

/** On a phone: what the chosen day holds, and where the night is spent. */
export function ChosenDay({ day, bars, first }: { day: CalendarDay | undefined; bars: readonly Bar[]; first: string }) {
  const formats = useFormats();
  if (!day) return null;
  const { section, rows, arrivals } = day;
  const index = daysBetween(first, section.list);
  const stays = bars.filter((bar) => bar.start <= index && (index < bar.end || bar.goesOn || index === bar.end)).map((bar) => bar.item);
  return (
    <section aria-labelledby="chosen-day" style={{ '--day': section.style.solid }} className="border-t border-line px-4 pb-8">
      <h2 id="chosen-day" className="flex items-center gap-2.5 py-3 text-l font-semibold">
        <span aria-hidden="true" className="grid size-7 place-items-center rounded-full bg-day text-s text-white tabular">
          {section.number}
        </span>
        <span className="min-w-0 truncate">{formats.longDay(section.list)}</span>
      </h2>
      <ul className="grid gap-1">
        {arrivals.map((item) => (
          <Arrival key={item.id} item={item} isReachable />
        ))}
        {[...stays, ...rows].map((item) => (
          <Row key={item.id} item={item} number={section.stops.get(item.id)} list={item.day ?? section.list} />
        ))}
      </ul>
      {rows.length + stays.length + arrivals.length === 0 && <p className="text-m text-ink-2">{i18n.t('Nothing planned on this day. Add places from the list or the map.')}</p>}
    </section>
  );
}

function Row({ item, number, list }: { item: Item; number: number | undefined; list: string }) {
  const { select } = useActions();
  const { remark } = useMay();
  const formats = useFormats();
  const { time, details } = factsOf(item, formats);
  return (
    <li id={dragId(item.id)} tabIndex={-1} data-item={item.id} className="flex min-h-11 items-center gap-1">
      <button type="button" data-open id={openId(item.id)} onClick={() => select(item.id)} className="flex min-h-11 min-w-0 grow items-center gap-3 rounded-m text-start">
        <Pin item={item} number={number} />
        <span className="min-w-0 grow">
          <span className={`block truncate text-m font-medium ${item.done ? 'text-ink-3 line-through' : ''}`}>{item.title}</span>
          <span className="block truncate text-s text-ink-3">{[time, ...details].filter(Boolean).join(' · ')}</span>
        </span>
      </button>
      {remark && <ItemMenu item={item} list={list} />}
    </li>
  );
}
