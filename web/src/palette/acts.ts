import { i18n } from '../i18n.ts';
import { newId } from '../itinerary/id.ts';
import type { Item, ListId } from '../itinerary/model.ts';
import { duplicateOf } from '../itinerary/many.ts';
import { newItem } from '../itinerary/newItem.ts';
import { placeAt } from '../itinerary/order.ts';
import { change } from '../itinerary/store.ts';
import { type Planner, useView } from '../planner/context.ts';
import { TITLE_ID } from '../planner/ids.ts';
import { toast } from '../ui/toast.ts';

type Of = Pick<Planner, 'trip' | 'select'>;

/** An item of one's own, without a place: it opens with its title ready to be written over. */
export function addItem({ trip, select }: Of, list: ListId): void {
  const { day, pos, after } = placeAt(trip.items, list, Infinity);
  const item = newItem(trip.id, { id: newId(), type: 'activity', title: i18n.t('New item'), day, pos });
  if (!change({ kind: 'add', item, after })) return;
  useView.setState({ focusNext: TITLE_ID, reveal: item.id });
  select(item.id);
}

/** Duplicates an item, and says so. */
export function duplicateItem({ trip, select }: Of, item: Item): void {
  const { item: copy, after } = duplicateOf(trip.items, item);
  if (!change({ kind: 'add', item: copy, after })) return;
  useView.setState({ reveal: copy.id });
  toast(i18n.t('{item} duplicated.', { item: item.title }), { action: { label: i18n.t('Open'), run: () => select(copy.id) } });
}
