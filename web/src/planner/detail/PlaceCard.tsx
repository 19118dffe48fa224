import { i18n } from '../../i18n.ts';
import { type Item, isTransport } from '../../itinerary/model.ts';
import { DestinationField } from '../../search/DestinationField.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { placeKind } from '../names.ts';
import { safeUrl } from './safeUrl.ts';
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
      {location.opening_hours && (
        <p className="mt-1.5 flex items-start gap-2 text-s">
          <Icon name="clock" size={16} className="mt-px text-ink-3" />
          <span>
            <span className="sr-only">{i18n.t('Opening hours')} </span>
            {location.opening_hours}
          </span>
        </p>
      )}
      {website && (
        <a href={website} target="_blank" rel="noreferrer" className="mt-1.5 inline-flex min-h-6 items-center gap-2 text-s font-medium text-accent underline underline-offset-4">
          <Icon name="link" size={16} />
          {new URL(website).hostname.replace(/^www\./, '')}
        </a>
      )}
    </div>
  );
}
