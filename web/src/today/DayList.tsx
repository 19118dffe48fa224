import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Item } from '../itinerary/model.ts';
import { startOf } from '../itinerary/legs.ts';
import { Pin } from '../planner/Pin.tsx';
import { openId, usePlanner } from '../planner/context.ts';
import { factsOf } from '../planner/facts.ts';
import { useMay } from '../planner/useMay.ts';
import { setDone } from './done.ts';
import type { DayPlan } from './plan.ts';
import type { Day } from './useAgenda.ts';

interface DayListProps {
  day: Day;
  /** Journeys from the day before that end here. */
  carried: readonly Item[];
  plan: DayPlan;
  /** Null for a day that is not today. */
  now: number | null;
}

/** The whole day in order, to tick off. */
export function DayList({ day, carried, plan, now }: DayListProps) {
  const { setFocus } = usePlanner();
  const rows = [...carried, ...day.rows];
  return (
    <section aria-labelledby="day-list-title" className="mb-4">
      <div className="flex items-center gap-3">
        <h3 id="day-list-title" className="text-m font-semibold">
          {i18n.t('The day')}
        </h3>
        {plan.total > 0 && <Progress plan={plan} />}
      </div>
      {rows.length === 0 && (
        <p className="mt-2 rounded-l border border-dashed border-line-strong/60 p-4 text-m text-ink-2">
          {i18n.t('Nothing is planned for this day.')}{' '}
          <button type="button" onClick={() => setFocus(day.list)} className="font-medium text-accent underline underline-offset-4 touch:min-h-11">
            {i18n.t('Go to the day')}
          </button>
        </p>
      )}
      {rows.length > 0 && (
        <ol className="mt-2 divide-y divide-line overflow-hidden rounded-l border border-line bg-surface">
          {rows.map((item) => (
            <Row key={item.id} item={item} number={day.stops.get(item.id)} mark={markOf(item, plan, now)} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Progress({ plan: { done, total } }: { plan: DayPlan }) {
  return (
    <>
      <span aria-hidden="true" className="h-1.5 min-w-0 grow overflow-hidden rounded-full bg-sunken">
        <span className="block h-full rounded-full bg-good transition-[width] ease-calm" style={{ width: `${(done / total) * 100}%` }} />
      </span>
      <p className="text-s text-ink-2 tabular">{i18n.t('{done} of {total} done', { done, total })}</p>
    </>
  );
}

type Mark = 'now' | 'next' | 'past' | '';

function markOf(item: Item, { current, next }: DayPlan, now: number | null): Mark {
  if (now === null) return '';
  if (item.id === current?.id) return 'now';
  if (item.id === next?.id) return 'next';
  return (startOf(item) ?? Infinity) <= now ? 'past' : '';
}

function Row({ item, number, mark }: { item: Item; number: number | undefined; mark: Mark }) {
  const formats = useFormats();
  const { select } = usePlanner();
  const { edit } = useMay();
  const { time, details } = factsOf(item, formats);
  return (
    <li data-item={item.id} data-mark={mark} className={`relative flex min-h-13 items-center gap-3 py-2 ps-3 pe-2 ${mark === 'next' ? 'bg-accent-soft' : ''}`}>
      <Pin item={item} number={number} />
      <div className="min-w-0 grow">
        <button
          type="button"
          id={openId(item.id)}
          onClick={() => select(item.id)}
          className={`block max-w-full text-start font-medium after:absolute after:inset-0 outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent ${item.done ? 'text-ink-3 line-through' : mark === 'past' ? 'text-ink-2' : ''}`}
        >
          <span className="line-clamp-2">{item.title}</span>
        </button>
        {(time || details.length > 0 || mark === 'now' || mark === 'next') && (
          <p className="truncate text-s text-ink-2">
            {mark === 'now' && <span className="font-medium text-accent">{i18n.t('Now')} · </span>}
            {mark === 'next' && <span className="font-medium text-accent">{i18n.t('Next')} · </span>}
            <span className="tabular">{[time, ...details].filter(Boolean).join(' · ')}</span>
          </p>
        )}
      </div>
      {item.type !== 'note' && <Tick item={item} mayTick={edit} />}
    </li>
  );
}

/** Who may not tick sees what is ticked. */
function Tick({ item, mayTick }: { item: Item; mayTick: boolean }) {
  if (!mayTick) return item.done ? <span className="px-2 text-s text-good">{i18n.t('Done')}</span> : null;
  return (
    <label className="relative z-1 grid size-9 shrink-0 place-items-center touch:size-11">
      <input type="checkbox" checked={item.done} aria-label={i18n.t('{item} is done', { item: item.title })} onChange={(event) => setDone(item, event.target.checked)} className="size-5 accent-(--accent) touch:size-6" />
    </label>
  );
}
