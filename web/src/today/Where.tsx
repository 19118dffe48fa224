import { i18n } from '../i18n.ts';
import type { Place } from '../itinerary/model.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { toast } from '../ui/toast.ts';

export const positionOf = ({ lat, lon }: Pick<Place, 'lat' | 'lon'>): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

/** An address that the device's own map program opens; nothing is asked of anybody else by this page. */
const mapsLink = ({ lat, lon, name }: Place): string => `geo:${lat},${lon}?q=${lat},${lon}(${encodeURIComponent(name)})`;

const copy = (text: string, done: string): void =>
  void navigator.clipboard.writeText(text).then(
    () => toast(done),
    () => toast(i18n.t('The browser did not allow copying.'), { tone: 'problem' }),
  );

/** Where it is, and two ways to take that elsewhere. */
export function Where({ place, title }: { place: Place; title: string }) {
  const { address } = place;
  const lines = [place.name === title ? '' : place.name, place.local_name && place.local_name !== place.name ? place.local_name : '', address ?? ''].filter(Boolean);
  return (
    <div>
      <div className="flex items-start gap-3">
        <Icon name="place" className="mt-0.5 text-ink-3" />
        <div className="min-w-0 grow">
          {lines.map((line) => (
            <p key={line} className="wrap-anywhere">
              {line}
            </p>
          ))}
          <p className="text-s text-ink-2 tabular">
            <bdi dir="ltr">{positionOf(place)}</bdi>
          </p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap gap-2 *:grow tablet:ps-7.5 tablet:*:grow-0">
        <a href={mapsLink(place)} className="inline-flex h-9 items-center justify-center gap-2 rounded-m border border-line bg-surface px-3.5 text-m font-medium shadow-1 hover:bg-sunken touch:h-11">
          <Icon name="map" className="-ms-0.5" />
          {i18n.t('Open in maps')}
        </a>
        <Button icon="copy" onClick={() => copy(address || positionOf(place), address ? i18n.t('Address copied.') : i18n.t('Position copied.'))}>
          {address ? i18n.t('Copy address') : i18n.t('Copy position')}
        </Button>
      </div>
    </div>
  );
}

/** A confirmation code, large enough to be read to somebody across a counter. */
export function Reference({ code }: { code: string }) {
  return (
    <div className="flex items-center gap-3">
      <Icon name="ticket" className="text-ink-3" />
      <p className="min-w-0 grow">
        <span className="block text-s text-ink-2">{i18n.t('Booking reference')}</span>
        <span className="font-mono text-l font-semibold wrap-anywhere">{code}</span>
      </p>
      <Button icon="copy" onClick={() => copy(code, i18n.t('Reference copied.'))}>
        {i18n.t('Copy')}
      </Button>
    </div>
  );
}
