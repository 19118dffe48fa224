import { type ItemType, type Place, isTransport } from '../itinerary/model.ts';
import type { GhostDay } from '../map/ghost.ts';
import type { LonLat } from '../map/view.ts';
import type { DayEnd, PlannedDay, Preview, Stop } from './model.ts';

const at = ({ lon, lat }: Place): LonLat => [lon, lat];
const endAt = ({ lon, lat }: DayEnd): LonLat[] => (lon === null || lat === null ? [] : [[lon, lat]]);

/** Where one is, and where a journey leaves one. */
const through = ({ type, location, end_location: end }: Stop): LonLat[] => [location, isTransport(type as ItemType) ? end : null].flatMap((place) => (place ? [at(place)] : []));

const wayOf = ({ start, stops, end }: PlannedDay): LonLat[] => [...endAt(start), ...stops.flatMap(through), ...endAt(end)];

const isTouched = ({ change }: Stop): boolean => change === 'added' || change === 'moved';

/** The days of a preview as the map shows them; those that stay as they are have no ghost. */
export function ghostsOf({ days, left_out: left }: Pick<Preview, 'days' | 'left_out'>, dates: readonly string[]): GhostDay[] {
  const leaving = new Set([...left.map(({ was_day }) => was_day), ...days.flatMap(({ date, stops }) => stops.flatMap(({ was_day }) => (was_day === date ? [] : [was_day])))]);
  return days
    .filter((day) => day.stops.some(isTouched) || leaving.has(day.date))
    .map((day) => ({
      list: day.date,
      number: dates.indexOf(day.date) + 1,
      points: wayOf(day),
      stops: day.stops.flatMap(({ item_id: id, location }) => (location ? [{ id, at: at(location) }] : [])),
    }));
}
