import type { Itinerary } from '../src/itinerary/model.ts';
import { newItem } from '../src/itinerary/newItem.ts';

/** Two days: a and b on the first, c on the second, d an idea. */
export function trip(): Itinerary {
  const day = (date: string) => ({ date, title: '', notes: '' });
  return {
    id: 't',
    user_id: 'u',
    name: 'Lisbon',
    description: '',
    start_date: '2027-05-01',
    end_date: '2027-05-02',
    status: 'planned',
    visibility: 'private',
    home_currency: 'EUR',
    cover: '',
    destination: null,
    template: false,
    budget: null,
    share_url: null,
    seq: 1,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    deleted_at: null,
    days: [day('2027-05-01'), day('2027-05-02')],
    members: [],
    items: [
      newItem('t', { id: 'a', title: 'a', pos: 'a0', day: '2027-05-01' }),
      newItem('t', { id: 'b', title: 'b', pos: 'a1', day: '2027-05-01' }),
      newItem('t', { id: 'c', title: 'c', pos: 'a0', day: '2027-05-02' }),
      newItem('t', { id: 'd', title: 'd', pos: 'a0', day: null }),
    ],
  };
}
