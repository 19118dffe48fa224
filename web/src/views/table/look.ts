import { ITEM_TYPES, type Item } from '../../itinerary/model.ts';

export const COLUMNS = ['title', 'day', 'time', 'kind', 'place', 'duration', 'cost', 'booking', 'done'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sort {
  column: Column;
  down: boolean;
}

export interface Filter {
  text: string;
  kind: Item['type'] | '';
}

/** How the table is looked at. */
export interface Look {
  filter: Filter;
  sort: Sort | null;
}

/** The same in an address: what is as usual is left out. */
export interface LookSearch {
  /** The column, with a minus when the largest stands first. */
  sort?: Column | `-${Column}`;
  words?: string;
  kind?: Item['type'];
}

const MAX_WORDS = 100;

export function sortIn(given: unknown): Sort | null {
  const text = typeof given === 'string' ? given : '';
  const column = COLUMNS.find((known) => text === known || text === `-${known}`);
  return column ? { column, down: text.startsWith('-') } : null;
}

export function searchOf({ filter: { text, kind }, sort }: Look): LookSearch {
  const words = text.trim().slice(0, MAX_WORDS);
  return { ...(sort ? { sort: `${sort.down ? '-' : ''}${sort.column}` } : {}), ...(words === '' ? {} : { words }), ...(kind === '' ? {} : { kind }) };
}

/** Reads an address, which anybody can have written. A word that is a number comes as one. */
export function lookIn(given: Readonly<Record<keyof LookSearch, unknown>>): Look {
  const { words } = given;
  const text = typeof words === 'string' || typeof words === 'number' ? String(words).slice(0, MAX_WORDS) : '';
  return { sort: sortIn(given.sort), filter: { text, kind: ITEM_TYPES.find((type) => type === given.kind) ?? '' } };
}

export function isSameLook(a: Look, b: Look): boolean {
  const [left, right] = [searchOf(a), searchOf(b)];
  return left.sort === right.sort && left.words === right.words && left.kind === right.kind;
}
