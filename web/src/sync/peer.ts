/** What somebody tells of themselves while they have the trip open. Each telling replaces the one before. */
export interface Doing {
  /** What they edit or look at: an entity, and the field in it. */
  focus?: { id: string; field?: string };
  cursor?: Cursor;
  /** What their map shows: west, south, east, north. */
  bbox?: Bbox;
  /** Where in the planner they are; see presence/view.ts. */
  view?: string;
}

/** A place on the map, or a spot in an item's row as shares of its width and height. */
export type Cursor = { lng: number; lat: number } | { item: string; dx: number; dy: number };

export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** One open page of somebody, on the whole server. */
export interface Peer extends Doing {
  key: string;
  user: string;
  name: string;
  /** 1 to 8. */
  colour: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown, most = 200): string => (typeof value === 'string' ? value.slice(0, most) : '');
const isWithin = (value: unknown, most: number): value is number => typeof value === 'number' && Math.abs(value) <= most;

function focusOf(value: unknown): Doing['focus'] {
  if (!isRecord(value)) return undefined;
  const id = text(value.id);
  const field = text(value.field);
  return id === '' ? undefined : { id, ...(field ? { field } : {}) };
}

function cursorOf(value: unknown): Cursor | undefined {
  if (!isRecord(value)) return undefined;
  const { lng, lat, dx, dy } = value;
  if (isWithin(lng, 540) && isWithin(lat, 90)) return { lng, lat };
  const item = text(value.item);
  return item !== '' && isWithin(dx, 1) && isWithin(dy, 1) ? { item, dx, dy } : undefined;
}

function bboxOf(value: unknown): Bbox | undefined {
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  const [west, south, east, north] = value as unknown[];
  const isBox = isWithin(west, 540) && isWithin(east, 540) && isWithin(south, 90) && isWithin(north, 90) && west <= east && south <= north;
  return isBox ? [west, south, east, north] : undefined;
}

/** The server passes on what others sent as it came, so none of it is trusted. Null for what names nobody. */
export function parsePeer(value: unknown): Peer | { key: string; gone: true } | null {
  if (!isRecord(value)) return null;
  const key = text(value.key);
  if (key === '') return null;
  if (value.gone === true) return { key, gone: true };
  const user = text(value.user);
  if (user === '') return null;
  const [focus, cursor, bbox, view] = [focusOf(value.focus), cursorOf(value.cursor), bboxOf(value.bbox), text(value.view, 400)];
  const colour = typeof value.colour === 'number' && value.colour >= 1 && value.colour <= 8 ? Math.floor(value.colour) : 1;
  return { key, user, name: text(value.name), colour, ...(focus ? { focus } : {}), ...(cursor ? { cursor } : {}), ...(bbox ? { bbox } : {}), ...(view ? { view } : {}) };
}
