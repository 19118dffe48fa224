import { i18n } from '../../i18n.ts';
import { newId } from '../../itinerary/id.ts';
import { IDEAS, type Item, type Itinerary } from '../../itinerary/model.ts';
import { newItem } from '../../itinerary/newItem.ts';
import { placeAt } from '../../itinerary/order.ts';
import { change } from '../../itinerary/store.ts';
import { addDays } from '../../time/dates.ts';

/** Nights in a row, by the date of the evening that the first one starts on. */
export interface Nights {
  from: string;
  nights: number;
}

export type Addable = 'lodging' | 'flight' | 'train';

/** What a new one is called until it has a name. */
export function bookingName(type: Addable): string {
  switch (type) {
    case 'lodging':
      return i18n.t('Stay');
    case 'flight':
      return i18n.t('Flight');
    case 'train':
      return i18n.t('Train');
  }
}

/** The hours that most houses have; they are there to be changed. */
const CHECK_IN = '15:00';
const CHECK_OUT = '11:00';

const stayTimes = ({ from, nights }: Nights): Pick<Item, 'start_local' | 'end_local'> => ({
  start_local: `${from}T${CHECK_IN}`,
  end_local: `${addDays(from, nights)}T${CHECK_OUT}`,
});

/** Puts something to be booked on a day, or among the ideas, and gives its id; null where it could not be. */
export function addBooking(trip: Itinerary, type: Addable, day: string | null, run?: Nights): string | null {
  const { pos, after } = placeAt(trip.items, day ?? IDEAS, Infinity);
  const item = newItem(trip.id, { id: newId(), type, title: bookingName(type), day, pos, ...(run ? stayTimes(run) : {}) });
  return change({ kind: 'add', item, after }) ? item.id : null;
}
