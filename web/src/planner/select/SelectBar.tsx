import { useEffect } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { moveAll, removeAll, setAll } from '../../itinerary/many.ts';
import { changeAll, undo } from '../../itinerary/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { announce, toast } from '../../ui/toast.ts';
import { usePlanner } from '../context.ts';
import { type Section, shortLabel } from '../sections.ts';
import { clearSelection, useSelection } from '../selection.ts';

/** What can be done with the chosen items, below the list. Esc lets them go. */
export function SelectBar() {
  const { sections } = usePlanner();
  const ids = useSelection((state) => state.ids);
  const rows = sections.flatMap((section) => section.rows).filter((row) => ids.has(row.id));
  const count = rows.length;
  const areDone = rows.every((row) => row.done);

  useEffect(() => announce(i18n.t('{count, plural, one {# item} other {# items}} chosen', { count })), [count]);
  // What others have removed meanwhile is chosen no longer.
  useEffect(() => {
    if (count === 0) clearSelection();
  }, [count]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('[role="dialog"],[role="menu"]')) return;
      event.preventDefault();
      clearSelection();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, []);

  const done = (text: string) => toast(text, { action: { label: i18n.t('Undo'), run: undo } });
  const remove = () => {
    if (!changeAll((known) => removeAll(known, ids))) return;
    clearSelection();
    done(i18n.t('{count, plural, one {# item} other {# items}} removed.', { count }));
  };
  const tick = () => changeAll((known) => setAll(known, ids, 'done', !areDone));
  const move = (to: Section) => {
    if (!changeAll((known) => moveAll(known, ids, rows, to.list, Infinity))) return;
    clearSelection();
    done(i18n.t('{count, plural, one {# item} other {# items}} moved to {list}.', { count, list: to.label }));
  };
  if (count === 0) return null;
  return (
    <div role="toolbar" aria-label={i18n.t('Chosen items')} className="absolute inset-x-3 bottom-3 z-20 flex animate-rise flex-wrap items-center gap-1 rounded-l border border-line bg-raised p-1.5 shadow-3">
      <p className="grow ps-2.5 text-m font-medium tabular">{i18n.t('{count} chosen', { count })}</p>
      <MoveMenu onMove={move} />
      <Button look="quiet" icon={areDone ? 'undo' : 'check'} onClick={tick}>
        {areDone ? i18n.t('Not done') : i18n.t('Done')}
      </Button>
      <IconButton icon="trash" label={i18n.t('Remove the chosen items')} onClick={remove} />
      <IconButton icon="close" label={i18n.t('Choose nothing')} onClick={clearSelection} />
    </div>
  );
}

function MoveMenu({ onMove }: { onMove: (to: Section) => void }) {
  const { sections } = usePlanner();
  const formats = useFormats();
  return (
    <Menu trigger={<Button icon="calendar">{i18n.t('Move to…')}</Button>}>
      {sections.map((section) => (
        <MenuItem key={section.list} icon={section.date === null ? 'idea' : 'calendar'} onSelect={() => onMove(section)}>
          {shortLabel(section, formats)}
        </MenuItem>
      ))}
    </Menu>
  );
}
