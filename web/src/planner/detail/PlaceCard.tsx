import { type Formats, useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { type Spans, hoursOn } from '../../time/hours.ts';
import { type Item, isTransport } from '../../itinerary/model.ts';
import { DestinationField } from '../../search/DestinationField.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { placeKind } from '../names.ts';
import { safeUrl } from './safeUrl.ts';
import { localAt } from './clock.ts';
import type { Edit } from './edit.ts';

/** What is known about the item's place; for an item without one, a way to give it one. */
export function PlaceCard({ item, edit }: { item: Item; edit: Edit | null }) {
  const { location, url } = item;
  if (isTransport(item.type)) return null;
  if (!location) {
    if (!edit) return null;
    return (
      <div className="mt-3">
        <DestinationField type="" label={i18n.t('Place')} value={null} onChange={(place) => place && edit({ location: place })} hint={i18n.t('With a place it gets a pin and a way to the next stop.')} />
      </div>
    );
  }
  const website = safeUrl(url);
  const lines = [placeKind(location.type ?? ''), location.address ?? ''].filter(Boolean);
  return (
    <div className="mt-2 text-m text-ink-2">
      {location.name !== item.title && <p>{location.name}</p>}
      {location.local_name && location.local_name !== item.title && location.local_name !== location.name && <p lang="">{location.local_name}</p>}
      {lines.length > 0 && <p>{lines.join(' · ')}</p>}
      {location.opening_hours && <Hours written={location.opening_hours} day={item.day} />}
      {website && (
        <a href={website} target="_blank" rel="noreferrer" className="mt-1.5 inline-flex min-h-6 items-center gap-2 text-s font-medium text-accent underline underline-offset-4">
          <Icon name="link" size={16} />
          {new URL(website).hostname.replace(/^www\./, '')}
        </a>
      )}
    </div>
  );
}

/** Of the item's day in words, where they are simple enough to be sure; else as they were written. */
function Hours({ written, day }: { written: string; day: string | null }) {
  const formats = useFormats();
  const spans = day === null ? null : hoursOn(written, day);
  const ofDay = day !== null && spans ? hoursText(spans, day, formats) : '';
  return (
    <p className="mt-1.5 flex items-start gap-2 text-s">
      <Icon name="clock" size={16} className="mt-px text-ink-3" />
      <span>
        <span className={ofDay ? 'sr-only' : 'block text-ink-3'}>{ofDay ? i18n.t('Opening hours') : i18n.t('Hours as written')} </span>
        {ofDay || written}
      </span>
    </p>
  );
}

function hoursText(spans: Spans, day: string, formats: Formats): string {
  const date = formats.day(day);
  if (spans.length === 0) return i18n.t('Closed on {date}', { date });
  if (spans.some(([start, end]) => start === 0 && end === 1440)) return i18n.t('{date}: open all day', { date });
  const times = spans.map(([start, end]) => `${formats.time(localAt(day, start))}–${formats.time(localAt(day, end))}`).join(', ');
  return i18n.t('{date}: open {times}', { date, times });
}
