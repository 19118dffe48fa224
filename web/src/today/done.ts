import { i18n } from '../i18n.ts';
import type { Item } from '../itinerary/model.ts';
import { change } from '../itinerary/store.ts';
import { openId } from '../planner/context.ts';
import { announce } from '../ui/toast.ts';

/** Ticks an item or takes the tick back. */
export function setDone({ id, title }: Pick<Item, 'id' | 'title'>, done: boolean): void {
  if (change({ kind: 'edit', id, fields: { done } })) announce(done ? i18n.t('{item} is done.', { item: title }) : i18n.t('{item} is not done.', { item: title }));
}

/** Ticks what a card is about. The card gives way to another, so focus goes to the item's row, where the tick is. */
export function finish(item: Pick<Item, 'id' | 'title'>): void {
  setDone(item, true);
  document.getElementById(openId(item.id))?.focus({ preventScroll: true });
}
