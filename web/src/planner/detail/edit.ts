import type { ItemFields } from '../../itinerary/change.ts';

export type Edit = (fields: ItemFields) => void;
/** Field → message, from a change the server refused. */
export type FieldErrors = Readonly<Record<string, string>>;
