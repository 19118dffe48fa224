import { useMemo } from 'react';
import { type Formats, useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { IDEAS, type ListId, type Place } from '../itinerary/model.ts';
import { rowsOf } from '../itinerary/order.ts';
import type { ComboOption } from '../search/Combobox.tsx';
import { placeAtPoint, pointText } from '../search/dropped.ts';
import { detailOf, placeIcon } from '../search/kinds.ts';
import { bestKnown, useNearby } from '../search/nearby.ts';
import { byName } from '../search/byName.ts';
import { type OwnHit, searchTrip } from '../search/own.ts';
import { linkIn, pointIn } from '../search/paste.ts';
import { noteRecent, recentPlaces } from '../search/recent.ts';
import { type Near, type Suggestion, fetchPlace, useSuggestions } from '../search/suggest.ts';
import type { ParsedTime } from '../time/parse.ts';
import { timeIn } from '../time/timeIn.ts';
import { usePlanner } from './context.ts';
import { localAt } from './detail/clock.ts';
import { nearOf } from './near.ts';
import { shortLabel } from './sections.ts';

export type Kind = 'all' | 'sight' | 'city' | 'airport';

/** What choosing an option does. */
export type Choice =
  | { does: 'show'; hit: OwnHit }
  | { does: 'place'; name: string; read: () => Promise<Place> }
  | { does: 'link'; url: string; title: string }
  | { does: 'own'; title: string; time: ParsedTime | null };

interface Offer extends ComboOption {
  isRecent?: boolean;
  choice: Choice;
}

type Found = Pick<Suggestion, 'id' | 'name' | 'label' | 'type'> & { distance_m?: number | null };

/** Apart from the ids of places, which are the server's. */
const ownId = (hit: OwnHit): string => (hit.kind === 'day' ? `day:${hit.date}` : `item:${hit.id}`);

function placeOffer(hit: Found, meta: string): Offer {
  const read = async () => {
    const place = await fetchPlace(hit.id);
    noteRecent(hit);
    return place;
  };
  return { id: hit.id, title: hit.name, detail: detailOf(hit.name, hit.label), meta, icon: placeIcon(hit.type), choice: { does: 'place', name: hit.name, read } };
}

const distance = (hit: Pick<Found, 'distance_m'>, formats: Formats): string => (hit.distance_m === null || hit.distance_m === undefined ? '' : formats.distance(hit.distance_m));

/** Coordinates, a link of a map, another link: what was pasted rather than typed. */
function pastedOffers(text: string): Offer[] {
  const point = pointIn(text);
  if (point) {
    const name = i18n.t('Pin at {point}', { point: pointText(point) });
    return [{ id: 'pin', title: name, detail: i18n.t('The place that you pasted'), meta: '', icon: 'place', choice: { does: 'place', name, read: () => placeAtPoint(point, name) } }];
  }
  const url = linkIn(text);
  return url ? [{ id: 'link', title: url.hostname.replace(/^www\./, ''), detail: i18n.t('Keep this link as a note'), meta: '', icon: 'link', choice: { does: 'link', url: url.href, title: url.hostname.replace(/^www\./, '') } }] : [];
}

/** What is typed, without a place. A day's item takes the time that is typed with it, and says so before it is chosen. */
function asItIs(typed: string, target: ListId, formats: Formats): Offer {
  const timed = target === IDEAS ? null : timeIn(typed);
  const common = { id: 'own', detail: i18n.t('Without a place on the map'), meta: '', icon: 'plus', isLast: true } as const;
  if (!timed) return { ...common, title: i18n.t('“{text}” as an item of your own', { text: typed }), choice: { does: 'own', title: typed, time: null } };
  const { title, time } = timed;
  const [start, end] = [time.start, time.end ?? time.start].map((minutes) => formats.time(localAt(target, minutes)));
  const name = time.end === null ? i18n.t('“{text}” at {time} as an item of your own', { text: title, time: start }) : i18n.t('“{text}” from {start} to {end} as an item of your own', { text: title, start, end });
  return { ...common, title: name, choice: { does: 'own', title, time } };
}

/** Around the last place of the day that is added to, else around where the trip goes. */
function useNearTarget(target: ListId): Near | null {
  const { trip } = usePlanner();
  return useMemo(() => {
    const last = rowsOf(trip.items, target).findLast((row) => row.location)?.location;
    return last ? { lat: last.lat, lon: last.lon } : nearOf(trip);
  }, [trip, target]);
}

/** Options for what is typed, or for nothing: the trip's own first and at once; what the server finds is added below and moves nothing. */
export function useSearch(text: string, kind: Kind, target: ListId, mayAdd: boolean) {
  const { trip, sections } = usePlanner();
  const formats = useFormats();
  const typed = text.trim();
  const { suggestions, isCurrent, failed } = useSuggestions(mayAdd ? text : '', nearOf(trip), kind === 'all' ? null : kind);
  const around = useNearby(useNearTarget(target), mayAdd && typed === '');
  const own = useMemo(() => searchTrip(trip, text), [trip, text]);
  const labels = new Map(sections.map((section) => [section.list, shortLabel(section, formats)]));

  const ownOffers = own.map((hit): Offer => {
    const list = labels.get(hit.kind === 'day' ? hit.date : hit.list) ?? '';
    return { id: ownId(hit), title: hit.title || list, detail: list, meta: i18n.t('in this trip'), icon: hit.kind === 'day' ? 'calendar' : 'list', choice: { does: 'show', hit } };
  });
  const used = new Set(trip.items.map((item) => item.location?.id));
  const fresh = <T extends { id: string }>(places: readonly T[]): T[] => places.filter(({ id }) => !used.has(id));
  const idle = (): Offer[] => {
    const recent = fresh(recentPlaces()).map((hit): Offer => ({ ...placeOffer(hit, i18n.t('recent')), isRecent: true }));
    const near = fresh(bestKnown(around)).slice(0, 6).map((hit) => placeOffer({ ...hit, label: '' }, distance(hit, formats)));
    return [...recent, ...near.filter(({ id }) => recent.every((one) => one.id !== id))];
  };
  const found = byName(typed, suggestions).map((hit) => ({ ...placeOffer(hit, distance(hit, formats)), isOld: !isCurrent }));
  const pasted = mayAdd ? pastedOffers(typed) : [];
  // Not before there is an answer: Enter must not take it for the place that is still being looked for.
  const isWaiting = !isCurrent;
  const asIs = mayAdd && typed !== '' && pasted.length === 0 && (!isWaiting || failed) ? [asItIs(typed, target, formats)] : [];
  const offers = typed === '' ? (mayAdd ? idle() : []) : [...ownOffers, ...pasted, ...found, ...asIs];
  return { offers, isWaiting, failed };
}
