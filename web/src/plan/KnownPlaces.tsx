import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { i18n } from '../i18n.ts';
import type { Place } from '../itinerary/model.ts';
import { usePlanner } from '../planner/context.ts';
import { Toggle } from './Toggle.tsx';
import { wish } from './store.ts';
import type { Wishes } from './wishes.ts';

const MOST = 6;
/** About ten kilometres, which is what the server calls near. */
const REACH_DEG = 0.09;

const boxAround = ({ lat, lon }: Place): string => {
  const wide = REACH_DEG / Math.max(0.2, Math.cos((lat * Math.PI) / 180));
  return [lon - wide, lat - REACH_DEG, lon + wide, lat + REACH_DEG].map((degrees) => degrees.toFixed(2)).join(',');
};

/** The best known of what is near and not in the trip: one that is starred is in the plan for sure. */
export function KnownPlaces({ wishes, middle }: { wishes: Wishes; middle: Place }) {
  const { trip } = usePlanner();
  const bbox = boxAround(middle);
  const { data } = useQuery({
    queryKey: ['known', bbox],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/search/locations', { params: { query: { type: 'sight', bbox, limit: MOST * 3 } }, signal })),
    staleTime: 60 * 60_000,
  });
  // What was typed in by hand has no id: its name has to do.
  const own = new Set(trip.items.flatMap(({ title, location }) => [title, location?.id ?? '', location?.name ?? '']));
  const found: readonly Place[] = data?.items ?? [];
  const unwanted = new Set(wishes.unwanted.map(({ id }) => id));
  const known = found.filter(({ id, name }) => id && !own.has(id) && !own.has(name) && !unwanted.has(id)).slice(0, MOST);
  // One that was starred stays in sight, wherever the list goes.
  const shown = [...wishes.places.filter((place) => !known.some(({ id }) => id === place.id)), ...known];
  if (shown.length === 0) return null;
  const toggle = (place: Place): void => {
    const id = place.id ?? '';
    const isOn = wishes.must.includes(id);
    const rest = { must: wishes.must.filter((one) => one !== id), places: wishes.places.filter((one) => one.id !== id) };
    wish(trip, isOn ? rest : { must: [...rest.must, id], places: [...rest.places, place] });
  };
  return (
    <div role="group" aria-label={i18n.t('Must-sees near {place}', { place: middle.name })} className="mt-3.5">
      <p className="mb-1.5 text-s font-medium text-ink-2">{i18n.t('Must-sees near {place}', { place: middle.name })}</p>
      <div className="flex flex-wrap gap-1.5">
        {shown.map((place) => (
          <Toggle key={place.id} icon="star" label={i18n.t('Must see: {place}', { place: place.name })} isOn={wishes.must.includes(place.id ?? '')} onToggle={() => toggle(place)}>
            {place.name}
          </Toggle>
        ))}
      </div>
    </div>
  );
}
