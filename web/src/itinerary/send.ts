import { api, unwrap } from '../api/client.ts';
import { placeInput, toItem, toItinerary } from '../api/wire.ts';
import type { Change, ItemFields } from './change.ts';
import type { Item, Itinerary, ItineraryPatch, Place } from './model.ts';

/** What a write brought back, to be laid over the local copy. */
export interface Receipt {
  items: Item[];
  seq?: number;
}

export async function fetchItinerary(id: string): Promise<Itinerary> {
  return toItinerary(await unwrap(api.GET('/api/v1/itineraries/{id}', { params: { path: { id } } })));
}

export async function patchItinerary(id: string, seq: number, patch: ItineraryPatch): Promise<Itinerary> {
  const params = { path: { id }, header: { 'If-Match': `"${seq}"` } };
  return toItinerary(await unwrap(api.PATCH('/api/v1/itineraries/{id}', { params, body: patch })));
}

const newItemBody = (item: Item, after: string | null) => ({
  id: item.id,
  type: item.type,
  title: item.title,
  day: item.day,
  after,
  description: item.description,
  duration_min: item.duration_min,
  cost: item.cost,
  url: item.url,
  media_urls: item.media_urls,
  done: item.done,
  end_location: item.end_location && placeInput(item.end_location),
  ...(item.location_id === null ? { location: item.location && placeInput(item.location) } : { location_id: item.location_id }),
});

/** A place known to search goes by its id, and the server fills in the rest. */
const placeFields = (name: 'location' | 'end_location', place: Place | null) =>
  place?.id ? { [`${name}_id`]: place.id } : { [name]: place && placeInput(place) };

function editBody({ location, end_location, ...fields }: ItemFields) {
  return {
    ...fields,
    ...(location === undefined ? {} : placeFields('location', location)),
    ...(end_location === undefined ? {} : placeFields('end_location', end_location)),
  };
}

/** Sends one change. `seqOf` is the item's version as the server last told it. */
export async function send(tripId: string, change: Change, seqOf: (itemId: string) => number | undefined): Promise<Receipt> {
  const trip = { id: tripId };
  switch (change.kind) {
    case 'add': {
      const body = { items: [newItemBody(change.item, change.after)] };
      const answer = await unwrap(api.PUT('/api/v1/itineraries/{id}/items', { params: { path: trip }, body }));
      return { items: (answer.items ?? []).map(toItem), seq: answer.seq };
    }
    case 'edit': {
      const seq = seqOf(change.id);
      const params = {
        path: { ...trip, item_id: change.id },
        header: seq === undefined ? {} : { 'If-Match': `"${seq}"` },
      };
      const item = await unwrap(api.PATCH('/api/v1/itineraries/{id}/items/{item_id}', { params, body: editBody(change.fields) }));
      return { items: [toItem(item)] };
    }
    case 'move': {
      const params = { path: { ...trip, item_id: change.id } };
      const body = { day: change.to.day, after: change.to.after };
      const item = await unwrap(api.POST('/api/v1/itineraries/{id}/items/{item_id}/move', { params, body }));
      return { items: [toItem(item)] };
    }
    case 'remove': {
      const params = { path: { ...trip, item_id: change.id } };
      await unwrap(api.DELETE('/api/v1/itineraries/{id}/items/{item_id}', { params }));
      return { items: [] };
    }
    case 'restore': {
      const params = { path: { ...trip, item_id: change.item.id } };
      const item = await unwrap(api.POST('/api/v1/itineraries/{id}/items/{item_id}/restore', { params }));
      return { items: [toItem(item)] };
    }
    case 'day': {
      const params = { path: { ...trip, date: change.date } };
      await unwrap(api.PATCH('/api/v1/itineraries/{id}/days/{date}', { params, body: change.fields }));
      return { items: [] };
    }
    case 'trip': {
      const answer = await unwrap(api.PATCH('/api/v1/itineraries/{id}', { params: { path: trip }, body: change.fields }));
      return { items: [], seq: answer.seq };
    }
  }
}
