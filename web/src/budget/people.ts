import type { Itinerary } from '../itinerary/model.ts';
import type { Traveller } from '../sync/remarks.ts';

/**
 * Who shares what is spent on everybody: all members and all travellers, each once. A traveller with an account of a member is
 * that member.
 */
export function peopleOf(members: Itinerary['members'], travellers: readonly Traveller[]): string[] {
  const accounts = new Set(members.map(({ user_id }) => user_id));
  return [...accounts, ...travellers.filter(({ user }) => !accounts.has(user)).map(({ id }) => id)];
}

/** The one id that somebody counts under. */
export function countedAs(members: Itinerary['members'], travellers: readonly Traveller[]): (id: string) => string {
  const accounts = new Set(members.map(({ user_id }) => user_id));
  const linked = new Map(travellers.filter(({ user }) => accounts.has(user)).map(({ id, user }) => [id, user]));
  return (id) => linked.get(id) ?? id;
}
