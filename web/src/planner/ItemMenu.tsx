import { useFormats } from '../app/formats.ts';
import { useRefocus } from '../dnd/useRow.ts';
import { i18n } from '../i18n.ts';
import { newId } from '../itinerary/id.ts';
import type { Item } from '../itinerary/model.ts';
import { placeAt, slotOf } from '../itinerary/order.ts';
import { change } from '../itinerary/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx';
import { announce } from '../ui/toast.ts';
import { usePlanner, useView } from './context.ts';
import { type Section, shortLabel } from './sections.ts';

/** Everything dragging does, without dragging. */
export function ItemMenu({ item, section }: { item: Item; section: Section }) {
  const { trip, sections, moveItem, removeItem, select } = usePlanner();
  const formats = useFormats();
  const refocus = useRefocus();
  const isOpen = useView((view) => view.menu === item.id);
  const at = slotOf(trip.items, item);

  const move = (list: Section, index: number) => {
    refocus(item.id);
    moveItem(item.id, list.list, index);
    announce(i18n.t('{item} moved to {list}.', { item: item.title, list: list.label }));
  };
  const duplicate = () => {
    const { pos, after } = placeAt(trip.items, section.list, at + 1);
    const copy = { ...item, id: newId(), pos, start_local: null, start_time: null, end_local: null, end_time: null, locked: false };
    change({ kind: 'add', item: copy, after });
  };

  return (
    <Menu
      open={isOpen}
      onOpenChange={(open) => useView.setState({ menu: open ? item.id : null })}
      trigger={<IconButton icon="more" size="s" label={i18n.t('Actions for {name}', { name: item.title })} />}
    >
      <MenuItem icon="note" hint="E" onSelect={() => select(item.id)}>
        {i18n.t('Open')}
      </MenuItem>
      <MenuItem icon="up" disabled={item.locked || at <= 0} onSelect={() => move(section, at - 1)}>
        {i18n.t('Move up')}
      </MenuItem>
      <MenuItem icon="down" disabled={item.locked || at >= section.rows.length - 1} onSelect={() => move(section, at + 1)}>
        {i18n.t('Move down')}
      </MenuItem>
      <MenuItem icon="copy" onSelect={duplicate}>
        {i18n.t('Duplicate')}
      </MenuItem>
      <MenuItem icon={item.done ? 'undo' : 'check'} onSelect={() => change({ kind: 'edit', id: item.id, fields: { done: !item.done } })}>
        {item.done ? i18n.t('Mark as not done') : i18n.t('Mark as done')}
      </MenuItem>
      <MenuItem icon="trash" danger onSelect={() => removeItem(item)}>
        {i18n.t('Remove')}
      </MenuItem>
      <MenuLine />
      <MenuLabel>{i18n.t('Move to…')}</MenuLabel>
      {sections
        .filter((target) => target.list !== section.list)
        .map((target) => (
          <MenuItem key={target.list} icon={target.date === null ? 'idea' : 'calendar'} disabled={item.locked} onSelect={() => move(target, Infinity)}>
            {shortLabel(target, formats)}
          </MenuItem>
        ))}
    </Menu>
  );
}
