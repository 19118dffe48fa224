import { useNavigate } from '@tanstack/react-router';
import { useFormats } from '../app/formats.ts';
import { useRefocus } from '../dnd/useRow.ts';
import { i18n } from '../i18n.ts';
import { duplicateOf } from '../itinerary/many.ts';
import type { Item, ListId } from '../itinerary/model.ts';
import { slotOf } from '../itinerary/order.ts';
import { leavesOn, nightsOf, stayFor } from '../itinerary/stays.ts';
import { change } from '../itinerary/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx';
import { announce } from '../ui/toast.ts';
import { useTalk } from '../talk/open.ts';
import { usePlanner, useView } from './context.ts';
import { type Section, shortLabel } from './sections.ts';
import { toggle } from './selection.ts';
import { useMay } from './useMay.ts';
import { useZone } from './useZone.ts';

/** Everything dragging does, without dragging. */
export function ItemMenu({ item, list }: { item: Item; list: ListId }) {
  const isOpen = useView((view) => view.menu === item.id);
  return (
    <Menu
      open={isOpen}
      onOpenChange={(open) => useView.setState({ menu: open ? item.id : null })}
      trigger={<IconButton icon="more" size="s" label={i18n.t('Actions for {name}', { name: item.title })} />}
    >
      <ItemMenuItems item={item} list={list} />
    </Menu>
  );
}

/** Apart from the menu, so that rows whose menu is closed have nothing to do with the rest of the trip. */
function ItemMenuItems({ item, list }: { item: Item; list: ListId }) {
  const { trip, sections, moveItem, removeItem, select } = usePlanner();
  const formats = useFormats();
  const refocus = useRefocus();
  const { edit } = useMay();
  const byVotes = useView((view) => view.byVotes);
  const navigate = useNavigate();
  const section = sections.find((candidate) => candidate.list === list);
  const at = slotOf(trip.items, item);

  if (!section) return null;

  const move = (target: Section, index: number) => {
    refocus(item.id);
    moveItem(item.id, target.list, index);
    if (edit) announce(i18n.t('{item} moved to {list}.', { item: item.title, list: target.label }));
  };
  // What is shown by votes has no order of its own to change.
  const isSorted = byVotes && section.date === null;
  const suggest = () => {
    useTalk.setState({ suggesting: item.id });
    select(item.id);
  };

  return (
    <>
      <MenuItem icon="note" hint="E" onSelect={() => select(item.id)}>
        {i18n.t('Open')}
      </MenuItem>
      <MenuItem icon="history" onSelect={() => void navigate({ to: '/i/$id/history', params: { id: trip.id }, search: { of: item.id } })}>
        {i18n.t('History of this')}
      </MenuItem>
      {edit ? (
        <>
          <MenuItem icon="up" disabled={item.locked || isSorted || at <= 0} onSelect={() => move(section, at - 1)}>
            {i18n.t('Move up')}
          </MenuItem>
          <MenuItem icon="down" disabled={item.locked || isSorted || at >= section.rows.length - 1} onSelect={() => move(section, at + 1)}>
            {i18n.t('Move down')}
          </MenuItem>
          <MenuItem icon="checklist" hint="X"onSelect={() => toggle(item.id)}>
            {i18n.t('Select')}
          </MenuItem>
          <MenuItem icon="copy" onSelect={() => change({ kind: 'add', ...duplicateOf(trip.items, item) })}>
            {i18n.t('Duplicate')}
          </MenuItem>
          {item.type === 'lodging' && item.day !== null && <Nights item={item} />}
          <MenuItem icon={item.done ? 'undo' : 'check'} onSelect={() => change({ kind: 'edit', id: item.id, fields: { done: !item.done } })}>
            {item.done ? i18n.t('Mark as not done') : i18n.t('Mark as done')}
          </MenuItem>
          <MenuItem icon="trash" danger onSelect={() => removeItem(item)}>
            {i18n.t('Remove')}
          </MenuItem>
        </>
      ) : (
        <>
          <MenuItem icon="suggest" onSelect={suggest}>
            {i18n.t('Suggest a change…')}
          </MenuItem>
          <MenuItem icon="trash" onSelect={() => removeItem(item)}>
            {i18n.t('Suggest removing it')}
          </MenuItem>
        </>
      )}
      <MenuLine />
      <MenuLabel>{edit ? i18n.t('Move to…') : i18n.t('Suggest moving it to…')}</MenuLabel>
      {sections
        .filter((target) => target.list !== section.list)
        .map((target) => (
          <MenuItem key={target.list} icon={target.date === null ? 'idea' : 'calendar'} disabled={item.locked} onSelect={() => move(target, Infinity)}>
            {shortLabel(target, formats)}
          </MenuItem>
        ))}
    </>
  );
}

/** What dragging the end of a stay's bar does. */
function Nights({ item }: { item: Item }) {
  const zone = useZone(item);
  const formats = useFormats();
  const nights = nightsOf(item);
  const stay = (count: number) => {
    const fields = stayFor(item, count, zone);
    if (!change({ kind: 'edit', id: item.id, fields })) return;
    announce(i18n.t('{item} now lasts until {date}.', { item: item.title, date: formats.longDay(leavesOn({ ...item, ...fields }) ?? '') }));
  };
  return (
    <>
      <MenuItem icon="plus" disabled={item.locked} onSelect={() => stay(nights + 1)}>
        {i18n.t('One night more')}
      </MenuItem>
      <MenuItem icon="minus" disabled={item.locked || nights < 2} onSelect={() => stay(nights - 1)}>
        {i18n.t('One night less')}
      </MenuItem>
    </>
  );
}
