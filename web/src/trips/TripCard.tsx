import { Link } from '@tanstack/react-router';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { ItinerarySummary } from '../itinerary/model.ts';
import { daysBetween, today } from '../time/dates.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { coverOf } from './cover.ts';
import { TripMenuItems } from './TripMenuItems.tsx';

/** "in 12 days", "Happening now", "Draft": what one wants to know first. */
function stateOf(trip: ItinerarySummary, locale: string): string {
  if (trip.deleted_at) return i18n.t('Deleted');
  if (trip.template) return i18n.t('Template');
  if (trip.status === 'archived') return i18n.t('Archived');
  if (!trip.start_date || !trip.end_date) return i18n.t('No dates yet');
  const until = daysBetween(today(), trip.start_date);
  if (until > 0) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(until, 'day');
  return daysBetween(today(), trip.end_date) >= 0 ? i18n.t('Happening now') : i18n.t('Past');
}

function CoverArt({ seed }: { seed: string }) {
  const { from, to, sun, near, far } = coverOf(seed);
  const id = `cover-${from.slice(1)}`;
  return (
    <svg aria-hidden="true" viewBox="0 0 320 120" preserveAspectRatio="xMidYMax slice" className="block h-32 w-full">
      <linearGradient id={id} x1="0" y1="0" x2="0.4" y2="1">
        <stop offset="0" stopColor={to} />
        <stop offset="1" stopColor={from} />
      </linearGradient>
      <rect width="320" height="120" fill={`url(#${id})`} />
      <circle cx={sun.x} cy={sun.y} r="14" fill="#fff" opacity="0.5" />
      <path d={far} fill={from} opacity="0.45" />
      <path d={near} fill={from} opacity="0.85" />
    </svg>
  );
}

export function TripCard({ trip, onStart }: { trip: ItinerarySummary; onStart: (template: ItinerarySummary) => void }) {
  const formats = useFormats();
  const place = trip.destination?.name;
  const dates = trip.start_date && trip.end_date ? formats.range(trip.start_date, trip.end_date) : i18n.t('No dates yet');
  const counts = [
    trip.day_count > 0 ? i18n.t('{count, plural, one {# day} other {# days}}', { count: trip.day_count }) : '',
    i18n.t('{count, plural, =0 {nothing planned yet} one {# item} other {# items}}', { count: trip.item_count }),
  ].filter(Boolean);
  const isOpenable = !trip.deleted_at && !trip.template;
  const nameClass = 'line-clamp-2 text-l leading-snug font-semibold';
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-1 transition-shadow ease-calm focus-within:shadow-2 hover:shadow-2">
      <div className={trip.deleted_at || trip.status === 'archived' ? 'opacity-60 saturate-50' : ''}>
        <CoverArt seed={place ?? trip.name} />
      </div>
      <span className="absolute top-3 start-3 rounded-full bg-[rgb(20_20_20/0.62)] px-2.5 py-0.5 text-xs font-medium text-white">
        {stateOf(trip, formats.locale)}
      </span>
      <div className="flex grow items-start gap-2 p-4 pt-3.5">
        <div className="min-w-0 grow">
          <h2 className={nameClass}>
            {isOpenable ? (
              <Link to="/i/$id" params={{ id: trip.id }} className="outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent">
                {trip.name}
              </Link>
            ) : (
              trip.name
            )}
          </h2>
          <p className="mt-1 truncate text-m text-ink-2">{[place, dates].filter(Boolean).join(' · ')}</p>
          <p className="mt-2.5 text-s text-ink-3">{counts.join(' · ')}</p>
        </div>
        <div className="relative z-1 -me-2">
          <Menu trigger={<IconButton icon="more" label={i18n.t('Actions for {name}', { name: trip.name })} />}>
            <TripMenuItems trip={trip} onStart={onStart} />
          </Menu>
        </div>
      </div>
    </li>
  );
}
