import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { copyDay, copyDayToEnd, moveAll, removeAll } from '../../itinerary/many.ts';
import { IDEAS } from '../../itinerary/model.ts';
import { changeAll, undo } from '../../itinerary/store.ts';
import type { Edit } from '../../sync/op.ts';
import type { Known } from '../../itinerary/change.ts';
import { MenuItem, MenuLabel, MenuLine } from '../../ui/Menu.tsx';
import { toast } from '../../ui/toast.ts';
import { usePlanner, useView } from '../context.ts';
import { type Section, shortLabel } from '../sections.ts';
import { selectIds } from '../selection.ts';

/** Steps over a day or the ideas; each is one step back. */
export function DayMenuItems({ section }: { section: Section }) {
  const { sections } = usePlanner();
  const formats = useFormats();
  const { date, label, rows } = section;
  const ids = new Set(rows.map(({ id }) => id));
  const isEmpty = rows.length === 0;
  const run = (build: (known: Known) => Edit[], said: string) => {
    if (changeAll(build)) toast(said, { action: { label: i18n.t('Undo'), run: undo } });
  };
  return (
    <>
      <MenuItem icon="check" disabled={isEmpty} onSelect={() => selectIds([...ids])}>
        {i18n.t('Choose all')}
      </MenuItem>
      {date !== null && (
        <MenuItem icon="order" disabled={rows.filter(({ location }) => location !== null).length < 2} onSelect={() => useView.setState({ plan: date })}>
          {i18n.t('Optimise the day')}
        </MenuItem>
      )}
      {date !== null && (
        <MenuItem icon="idea" disabled={isEmpty} onSelect={() => run((known) => moveAll(known, ids, rows, IDEAS, Infinity), i18n.t('{day} moved to the ideas.', { day: label }))}>
          {i18n.t('Move all to ideas')}
        </MenuItem>
      )}
      <MenuItem icon="trash" danger disabled={isEmpty} onSelect={() => run((known) => removeAll(known, ids), i18n.t('{day} emptied.', { day: label }))}>
        {i18n.t('Remove all')}
      </MenuItem>
      {date !== null && (
        <>
          <MenuLine />
          <MenuLabel>{i18n.t('Duplicate to…')}</MenuLabel>
          <MenuItem icon="plus" disabled={isEmpty} onSelect={() => run((known) => copyDayToEnd(known, date), i18n.t('{day} duplicated to a new day.', { day: label }))}>
            {i18n.t('A new day at the end')}
          </MenuItem>
          {sections.flatMap((target) =>
            target.date === null || target.date === date
              ? []
              : [
                  <MenuItem key={target.list} icon="copy" disabled={isEmpty} onSelect={() => run((known) => copyDay(known, date, target.list), i18n.t('{day} duplicated to {other}.', { day: label, other: target.label }))}>
                    {shortLabel(target, formats)}
                  </MenuItem>,
                ],
          )}
        </>
      )}
    </>
  );
}
