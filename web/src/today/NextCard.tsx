import type { ReactNode } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { type Item, isTransport } from '../itinerary/model.ts';
import { usePlanner } from '../planner/context.ts';
import { timeText } from '../planner/facts.ts';
import { modeName, placeKind, typeName } from '../planner/names.ts';
import { useMay } from '../planner/useMay.ts';
import { zoneAbbreviation } from '../time/zone.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Links } from './Links.tsx';
import { Reference, Where } from './Where.tsx';
import { deviceZone, localAt } from './clock.ts';
import { finish } from './done.ts';
import { type Departure, departureFor, originOf } from './plan.ts';
import type { Day } from './useAgenda.ts';

/** What one goes to next: large, with everything that is needed at the kerb. */
export function NextCard({ item, day, now }: { item: Item; day: Day; now: number }) {
  const { select } = usePlanner();
  const { edit } = useMay();
  return (
    <section aria-labelledby="next-title" className="mb-4 overflow-hidden rounded-xl border border-line bg-surface shadow-2">
      <div className="border-s-6 border-day px-4 pt-4 pb-3 tablet:px-6 tablet:pt-5">
        <p className="flex items-center gap-2 text-s font-medium text-ink-2">
          <Icon name={item.type} size={16} />
          {i18n.t('Next: {kind}', { kind: placeKind(item.location?.type ?? '') || typeName(item.type) })}
        </p>
        <h3 id="next-title" className="mt-1 text-2xl leading-tight font-semibold tracking-tight wrap-anywhere">
          {item.title}
        </h3>
        <When item={item} />
      </div>
      <Leave item={item} day={day} now={now} />
      <div className="grid gap-4 px-4 py-4 text-m tablet:px-6">
        {isTransport(item.type) && item.end_location && <Route item={item} />}
        {item.location && <Where place={item.location} title={item.title} />}
        {item.booking_ref && <Reference code={item.booking_ref} />}
        <Links item={item} />
        {item.description && (
          <Line icon="note">
            <p className="wrap-anywhere whitespace-pre-line">{item.description}</p>
          </Line>
        )}
      </div>
      <div className="flex gap-2 border-t border-line px-4 py-3 tablet:px-6">
        {edit && (
          <Button look="primary" icon="check" className="grow tablet:grow-0" onClick={() => finish(item)}>
            {i18n.t('Done')}
          </Button>
        )}
        <Button className="grow tablet:grow-0" onClick={() => select(item.id)}>
          {i18n.t('Details')}
        </Button>
      </div>
    </section>
  );
}

function When({ item }: { item: Item }) {
  const formats = useFormats();
  const { start_local: start, start_zone: zone } = item;
  if (!start) return <p className="mt-1 text-m text-ink-2">{i18n.t('Any time: it comes next in the plan.')}</p>;
  const isForeign = zone && zone !== deviceZone();
  return (
    <p className="mt-1 text-xl font-medium tabular">
      {timeText(item, formats)} {isForeign && <span className="text-s font-normal text-ink-2">{zoneAbbreviation(zone, start, formats.locale)}</span>}
    </p>
  );
}

function Line({ icon, children }: { icon: 'note' | 'transfer'; children: ReactNode }) {
  return (
    <div className="flex items-start gap-3">
      <Icon name={icon} className="mt-0.5 text-ink-3" />
      <div className="min-w-0 grow">{children}</div>
    </div>
  );
}

function Route({ item }: { item: Item }) {
  return <Line icon="transfer">{i18n.t('{from} to {to}', { from: item.location?.name ?? i18n.t('here'), to: item.end_location?.name ?? '' })}</Line>;
}

/** When to leave, and how that was worked out. */
function Leave({ item, day, now }: { item: Item; day: Day; now: number }) {
  const { trip, routes } = usePlanner();
  const origin = originOf(item, day.rows, trip.items, day.date);
  const known = origin && item.location ? routes.get(day.list)?.legs.get(origin.from.id) : undefined;
  const departure = departureFor(item, origin?.place ?? null, known);
  if (!departure.way || departure.way.minutes === 0) return null;
  return <LeaveBand departure={departure} zone={origin?.place.zone ?? day.zone} now={now} from={origin?.from.title ?? ''} />;
}

function LeaveBand({ departure: { way, buffer, leaveAt }, zone, now, from }: { departure: Departure; zone: string; now: number; from: string }) {
  const formats = useFormats();
  if (!way) return null;
  const minutes = leaveAt === null ? null : Math.ceil((leaveAt - now) / 60_000);
  const isLate = minutes !== null && minutes <= 0;
  const parts = { duration: formats.duration(way.minutes), mode: modeName(way.mode), from, buffer: formats.duration(buffer) };
  return (
    <div className={`flex items-start gap-3 px-4 py-3 tablet:px-6 ${isLate ? 'bg-warn-soft' : 'bg-accent-soft'}`}>
      <Icon name={way.mode === 'walk' ? 'walk' : way.mode === 'drive' ? 'car' : 'transit'} size={22} className={`mt-0.5 ${isLate ? 'text-warn' : 'text-accent'}`} />
      <div className="min-w-0">
        {leaveAt !== null && (
          <p className="text-l font-semibold tabular">
            {isLate ? i18n.t('Leave now') : i18n.t('Leave by {time}', { time: formats.time(localAt(leaveAt, zone)) })}
            {minutes !== null && minutes > 0 && minutes <= 180 && <span className="font-normal text-ink-2"> {i18n.t('in {duration}', { duration: formats.duration(minutes) })}</span>}
          </p>
        )}
        <p className="text-s text-ink-2">
          {leaveAt === null ? i18n.t('{duration} {mode} from {from}', parts) : i18n.t('{duration} {mode} from {from}, {buffer} to spare', parts)}
          {way.estimated && <span> {i18n.t('(estimated)')}</span>}
        </p>
      </div>
    </div>
  );
}
