import type { Item } from './model.ts';

/** An item as it will look before the server has seen it. */
export function newItem(tripId: string, given: Pick<Item, 'id' | 'title'> & Partial<Item>): Item {
  const now = new Date().toISOString();
  const location = given.location ?? null;
  return {
    itinerary_id: tripId,
    type: 'place',
    description: '',
    location_id: location?.id || null,
    location,
    end_location_id: null,
    end_location: null,
    day: null,
    pos: '',
    start_time: null,
    start_zone: location?.zone ?? null,
    end_time: null,
    end_zone: null,
    start_local: null,
    end_local: null,
    duration_min: null,
    locked: false,
    arrive_by: '',
    booking_ref: '',
    cost: null,
    url: '',
    media_urls: [],
    done: false,
    created_by: '',
    updated_by: '',
    created_at: now,
    updated_at: now,
    seq: 0,
    ...given,
  };
}
