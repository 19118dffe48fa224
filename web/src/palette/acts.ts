import { i18n } from '../i18n.ts';
import { newId } from '../itinerary/id.ts';
import { type Item, type ListId, listOf } from '../itinerary/model.ts';
import { newItem } from '../itinerary/newItem.ts';
import { placeAt, slotOf } from '../itinerary/order.ts';
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

/** A second one right below, without times: two things at once are seldom meant. */
export function duplicateItem({ trip, select }: Of, item: Item): void {
  const { day, pos, after } = placeAt(trip.items, listOf(item), slotOf(trip.items, item) + 1);
  const copy = { ...item, id: newId(), day, pos, start_local: null, start_time: null, end_local: null, end_time: null, locked: false };
  if (!change({ kind: 'add', item: copy, after })) return;
  useView.setState({ reveal: copy.id });
  toast(i18n.t('{item} duplicated.', { item: item.title }), { action: { label: i18n.t('Open'), run: () => select(copy.id) } });
}
