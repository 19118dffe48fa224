import type { ListId } from '../itinerary/model.ts';

/** Where in the planner somebody is: enough to stand beside them. */
export interface Where {
  /** The item whose details are open. */
  item: string | null;
  /** The list that the map is about. */
  day: ListId | null;
  /** The list at the top of the scroll. */
  at: ListId | null;
  /** The user they follow themselves. */
  after: string | null;
}

const PARTS = ['item', 'day', 'at', 'after'] as const;

export function viewText(where: Where): string {
  const given = PARTS.flatMap((part) => (where[part] === null ? [] : [[part, where[part]]]));
  return new URLSearchParams(given as [string, string][]).toString();
}

/** From another's page, so anything may be in it; never throws. */
export function parseView(text: string): Where {
  const query = new URLSearchParams(text);
  const part = (name: (typeof PARTS)[number]): string | null => query.get(name)?.slice(0, 64) || null;
  return { item: part('item'), day: part('day'), at: part('at'), after: part('after') };
}
