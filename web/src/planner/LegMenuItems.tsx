import { i18n } from '../i18n.ts';
import type { Known } from '../itinerary/change.ts';
import { setAll } from '../itinerary/many.ts';
import { type Item, listOf } from '../itinerary/model.ts';
import { stopsOf } from '../itinerary/legs.ts';
import { rowsOf } from '../itinerary/order.ts';
import { change, changeAll, undo } from '../itinerary/store.ts';
import { MenuChoice, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx';
import { toast } from '../ui/toast.ts';
import { modeIcon, wayName } from './names.ts';

const WAYS = ['', 'walk', 'transit', 'drive'] as const;

/** How one gets to a stop; what is chosen for one way can be had for all of its day. */
export function LegMenuItems({ to }: { to: Item }) {
  const chosen = to.arrive_by;
  const forTheDay = () => {
    const build = (known: Known) => {
      const [, ...reached] = stopsOf(rowsOf(known.trip.items, listOf(to)));
      return setAll(known, new Set(reached.map(({ id }) => id)), 'arrive_by', chosen);
    };
    if (changeAll(build)) toast(i18n.t('The whole day: {way}.', { way: wayName(chosen) }), { action: { label: i18n.t('Undo'), run: undo } });
  };
  return (
    <>
      <MenuLabel>{i18n.t('Getting to {place}', { place: to.title })}</MenuLabel>
      <MenuChoice
        value={chosen}
        options={WAYS.map((value) => ({ value, label: wayName(value), icon: modeIcon(value) }))}
        onChange={(arrive_by) => change({ kind: 'edit', id: to.id, fields: { arrive_by } })}
      />
      <MenuLine />
      <MenuItem icon="calendar" onSelect={forTheDay}>
        {i18n.t('The same for the whole day')}
      </MenuItem>
    </>
  );
}
