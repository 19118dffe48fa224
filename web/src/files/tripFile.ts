import type { components } from '../api/schema.d.ts';

export type TripFile = components['schemas']['ItineraryFile'];
export type TripFileEntity = components['schemas']['ItineraryFileEntity'];

/** What the server takes at most, in bytes and in entities. */
export const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ENTITIES = 25_000;

/** Why a file cannot be imported; `other` is a file of a known form that is not ours. */
export type Fault = 'empty' | 'large' | 'broken' | 'other' | 'unknown' | 'newer' | 'incomplete';

/** A file that may be sent: its text as it was, since reading numbers would round them, and what it holds. */
export interface Readable {
  text: string;
  file: TripFile;
  name: string;
  days: number;
  items: number;
}

export type Checked = { ok: true; trip: Readable } | { ok: false; fault: Fault };

const no = (fault: Fault): Checked => ({ ok: false, fault });
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Looks at a file before it is read: its size needs no reading. */
export async function checkFile(blob: Blob): Promise<Checked> {
  if (blob.size === 0) return no('empty');
  if (blob.size > MAX_BYTES) return no('large');
  return checkText(await blob.text());
}

/** Looks at what a file says. The server checks every field; this is what can be told without it. */
export function checkText(text: string): Checked {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return no(isOtherText(text) ? 'other' : 'broken');
  }
  if (!isRecord(value)) return no('unknown');
  if (value.format !== 'sojourn.itinerary') return no(typeof value.type === 'string' && /^(Feature|FeatureCollection)$/.test(value.type) ? 'other' : 'unknown');
  if (typeof value.version === 'number' && value.version > 1) return no('newer');
  const name = isTripFile(value) ? nameIn(value) : undefined;
  if (!isTripFile(value) || name === undefined) return no('incomplete');
  return { ok: true, trip: { text, file: value, name, days: daysIn(value), items: value.entities.filter(({ type, deleted }) => type === 'item' && !deleted).length } };
}

/** A calendar, a route or a map, as this and other programs write them. */
const isOtherText = (text: string): boolean => /^\uFEFF?\s*(BEGIN:VCALENDAR|<\?xml|<gpx|<kml)/i.test(text);

const isEntity = (value: unknown): value is TripFileEntity => isRecord(value) && typeof value.id === 'string' && typeof value.type === 'string' && isRecord(value.fields);

function isTripFile(value: Record<string, unknown>): value is Record<string, unknown> & TripFile {
  const { version, itinerary_id, entities } = value;
  return version === 1 && typeof itinerary_id === 'string' && Array.isArray(entities) && entities.length > 0 && entities.length <= MAX_ENTITIES && entities.every(isEntity);
}

const selfOf = ({ entities, itinerary_id }: TripFile) => entities.find(({ type, id }) => type === 'itinerary' && id === itinerary_id);

/** The trip's name; none where the file does not hold the trip that it says it holds. */
function nameIn(file: TripFile): string | undefined {
  const self = selfOf(file);
  return self && (typeof self.fields.name === 'string' ? self.fields.name : '');
}

const DAY_MS = 86_400_000;

function daysIn(file: TripFile): number {
  const dates = selfOf(file)?.fields.dates;
  if (!isRecord(dates) || typeof dates.start !== 'string' || typeof dates.end !== 'string') return 0;
  const days = (Date.parse(dates.end) - Date.parse(dates.start)) / DAY_MS + 1;
  return Number.isInteger(days) && days > 0 ? days : 0;
}
