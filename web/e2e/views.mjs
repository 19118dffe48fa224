// A trip that has one of everything that the views of days have to show.
export const FIRST = '2027-05-01';
export const DATES = ['2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-05-05'];

const LISBON = { name: 'Lisbon', lat: 38.7167, lon: -9.1333, zone: 'Europe/Lisbon' };
const TOKYO = { name: 'Tokyo', lat: 35.6895, lon: 139.6917, zone: 'Asia/Tokyo' };
const at = (name, lat, lon, zone = 'Europe/Lisbon') => ({ name, lat, lon, zone });

const ITEMS = [
  { title: 'Hotel Alfama', type: 'lodging', day: DATES[0], start_local: '2027-05-01T15:00', end_local: '2027-05-03T11:00', location: at('Hotel Alfama', 38.712, -9.13), cost: { amount: 24_000, currency: 'EUR' }, booking_ref: 'ALF-77' },
  { title: 'Belém Tower', day: DATES[0], start_local: '2027-05-01T09:30', duration_min: 60, location: at('Belém Tower', 38.6916, -9.216), cost: { amount: 800, currency: 'EUR' } },
  { title: 'Jerónimos Monastery', day: DATES[0], start_local: '2027-05-01T11:00', end_local: '2027-05-01T12:30', location: at('Jerónimos Monastery', 38.6979, -9.2068), cost: { amount: 1250, currency: 'EUR' } },
  { title: 'Lunch by the river', type: 'restaurant', day: DATES[0], start_local: '2027-05-01T12:00', duration_min: 75 },
  { title: 'Buy a transit card', type: 'note', day: DATES[0], done: true },
  { title: 'Fado evening', type: 'activity', day: DATES[1], start_local: '2027-05-02T22:30', end_local: '2027-05-03T01:30', cost: { amount: 4500, currency: 'EUR' } },
  { title: 'São Jorge Castle', day: DATES[1], start_local: '2027-05-02T10:00', location: at('São Jorge Castle', 38.7139, -9.1334) },
  { title: 'Viewpoints', type: 'activity', day: DATES[1] },
  { title: 'Flight to Tokyo', type: 'flight', day: DATES[2], start_local: '2027-05-03T14:00', start_zone: 'Europe/Lisbon', end_local: '2027-05-04T12:30', end_zone: 'Asia/Tokyo', location: LISBON, end_location: TOKYO, booking_ref: 'K7P2QX', locked: true, cost: { amount: 98_000, currency: 'JPY' } },
  { title: 'Ryokan', type: 'lodging', day: DATES[3], start_local: '2027-05-04T15:00', end_local: '2027-05-05T10:00', location: at('Ryokan', 35.7, 139.77, 'Asia/Tokyo') },
  { title: 'Senso-ji', day: DATES[3], start_local: '2027-05-04T17:00', duration_min: 45, location: at('Senso-ji', 35.7148, 139.7967, 'Asia/Tokyo') },
  { title: 'Tsukiji breakfast', type: 'restaurant', day: DATES[4], start_local: '2027-05-05T07:30', duration_min: 60, location: at('Tsukiji', 35.6654, 139.7707, 'Asia/Tokyo') },
  { title: 'Shinjuku Gyoen', location: at('Shinjuku Gyoen', 35.6852, 139.71, 'Asia/Tokyo') },
];

/** Made by the API, as another program would; gives the trip's id. */
export function makeTrip(page, more = []) {
  return page.evaluate(
    async ([items, dates, destination]) => {
      const headers = { 'Content-Type': 'application/json' };
      const send = async (path, init) => {
        const answer = await fetch(`/api/v1/itineraries${path}`, { headers, ...init });
        if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
        return answer.json();
      };
      const { id } = await send('', { method: 'POST', body: JSON.stringify({ name: 'Lisbon and Tokyo', start_date: dates[0], end_date: dates.at(-1), home_currency: 'EUR', destination }) });
      await send(`/${id}/items`, { method: 'PUT', body: JSON.stringify({ items }) });
      return id;
    },
    [[...ITEMS, ...more], DATES, LISBON],
  );
}
