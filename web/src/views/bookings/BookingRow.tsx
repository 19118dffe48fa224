import { type Formats, useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { type Item, isTransport } from '../../itinerary/model.ts';
import { nightsOf } from '../../itinerary/stays.ts';
import { openId, usePlanner } from '../../planner/context.ts';
import { safeUrl } from '../../planner/detail/safeUrl.ts';
import { timeText } from '../../planner/facts.ts';
import { typeName } from '../../planner/names.ts';
import { daysBetween } from '../../time/dates.ts';
import { zoneAbbreviation } from '../../time/zone.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { toast } from '../../ui/toast.ts';

/** One booking: what, from where and when to where and when, its reference, price and page. */
export function BookingRow({ item }: { item: Item }) {
  const { select } = usePlanner();
  const formats = useFormats();
  return (
    <li data-item={item.id} className="relative flex items-start gap-3 px-4 py-3.5 first:rounded-t-l last:rounded-b-l focus-within:bg-sunken/60 hover:bg-sunken/60">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-accent-soft text-accent" title={typeName(item.type)}>
        <Icon name={item.type} />
      </span>
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <button id={openId(item.id)} data-open type="button" onClick={() => select(item.id)} className="min-w-0 text-start font-medium wrap-anywhere before:absolute before:inset-0">
            {item.title}
          </button>
          {item.cost && <span className="font-medium tabular">{formats.money(item.cost)}</span>}
        </div>
        {isTransport(item.type) ? <Journey item={item} /> : <When item={item} />}
        <Papers item={item} />
      </div>
    </li>
  );
}

const zoneOf = (zone: string | null, local: string | null, { locale }: Formats): string => (zone && local ? zoneAbbreviation(zone, local, locale) : '');

/** Both ends, each on its own clock. */
function Journey({ item }: { item: Item }) {
  const formats = useFormats();
  const later = item.start_local && item.end_local ? daysBetween(item.start_local.slice(0, 10), item.end_local.slice(0, 10)) : 0;
  return (
    <>
      <Day item={item} />
      <dl className="mt-2 grid max-w-lg gap-x-4 gap-y-1 text-m tablet:grid-cols-2">
        <End label={i18n.t('From')} place={item.location?.name} local={item.start_local} zone={zoneOf(item.start_zone, item.start_local, formats)} />
        <End label={i18n.t('To')} place={item.end_location?.name} local={item.end_local} zone={zoneOf(item.end_zone, item.end_local, formats)} later={later} />
      </dl>
    </>
  );
}

interface EndProps {
  label: string;
  place: string | undefined;
  local: string | null;
  zone: string;
  later?: number;
}

function End({ label, place, local, zone, later = 0 }: EndProps) {
  const formats = useFormats();
  return (
    <div className="flex gap-3 tablet:block">
      <dt className="w-10 shrink-0 text-s text-ink-3">{label}</dt>
      <dd className="min-w-0">
        <span className="block wrap-anywhere">{place ?? i18n.t('No place yet')}</span>
        {local && (
          <span className="block text-s text-ink-2 tabular">
            <bdi>
              {formats.time(local)} {zone}
            </bdi>
            {later !== 0 && <span className="ms-1.5 font-medium text-ink">{i18n.t('{days, plural, one {{sign}# day} other {{sign}# days}}', { days: Math.abs(later), sign: later > 0 ? '+' : '−' })}</span>}
          </span>
        )}
      </dd>
    </div>
  );
}

function Day({ item }: { item: Item }) {
  const formats = useFormats();
  return <p className="text-s text-ink-2">{item.day ? formats.day(item.day) : i18n.t('An idea, without a day')}</p>;
}

/** A stay with its nights and both clocks; anything else with its day and time. */
function When({ item }: { item: Item }) {
  const formats = useFormats();
  const nights = nightsOf(item);
  const isStay = nights > 0 && item.start_local && item.end_local;
  const when = isStay
    ? i18n.t('{arrival} – {departure} · {nights, plural, one {# night} other {# nights}}', { arrival: moment(item.start_local ?? '', formats), departure: moment(item.end_local ?? '', formats), nights })
    : [item.day ? formats.day(item.day) : i18n.t('An idea, without a day'), timeText(item, formats)].filter(Boolean).join(', ');
  const where = item.location && item.location.name !== item.title ? item.location.name : '';
  return (
    <>
      <p className="text-s text-ink-2 tabular">{when}</p>
      {where && <p className="text-s text-ink-2 wrap-anywhere">{where}</p>}
    </>
  );
}

const moment = (local: string, formats: Formats): string => `${formats.day(local.slice(0, 10))}, ${formats.time(local)}`;

const copy = (reference: string): void =>
  void navigator.clipboard.writeText(reference).then(
    () => toast(i18n.t('Reference copied.')),
    () => toast(i18n.t('The browser did not allow copying. Select the reference and copy it by hand.'), { tone: 'problem' }),
  );

/** The reference, to be read out or copied at a counter, and the page it was booked on. */
function Papers({ item }: { item: Item }) {
  const url = safeUrl(item.url);
  return (
    <div className="relative mt-1.5 flex min-h-7 w-fit flex-wrap items-center gap-x-4 gap-y-1 text-s">
      {item.booking_ref ? (
        <span className="flex items-center gap-1">
          <span className="rounded-s bg-sunken px-2 py-0.5 font-mono text-m font-medium wrap-anywhere select-all">{item.booking_ref}</span>
          <IconButton icon="copy" size="s" label={i18n.t('Copy the reference {reference}', { reference: item.booking_ref })} onClick={() => copy(item.booking_ref)} />
        </span>
      ) : (
        <span className="text-ink-3">{i18n.t('No reference yet')}</span>
      )}
      {url && (
        <a href={url} target="_blank" rel="noreferrer" className="inline-flex min-h-6 items-center gap-1.5 text-accent underline underline-offset-2 touch:min-h-11">
          <Icon name="link" size={14} />
          {new URL(url).hostname.replace(/^www\./, '')}
        </a>
      )}
    </div>
  );
}
