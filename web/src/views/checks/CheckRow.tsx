import type { KeyboardEvent } from 'react';
import { usePersonNames } from '../../budget/names.ts';
import { i18n } from '../../i18n.ts';
import { removed } from '../../itinerary/remark.ts';
import { commit, undo } from '../../itinerary/store.ts';
import { Avatar } from '../../people/Avatar.tsx';
import { EditableText } from '../../planner/EditableText.tsx';
import { useMay } from '../../planner/useMay.ts';
import type { Check } from '../../sync/lists.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { announce, toast } from '../../ui/toast.ts';
import { GENERAL, PACKING, moveCheck, sendCheck, setCheck } from './lists.ts';
import { usePeople } from './useChecks.ts';

interface CheckRowProps {
  check: Check;
  rows: readonly Check[];
  at: number;
  lists: ReadonlyMap<string, readonly Check[]>;
  /** The row has left the list, and focus with it. */
  onGone: () => void;
}

export function CheckRow({ check, rows, at, lists, onGone }: CheckRowProps) {
  const { edit } = useMay();
  const { id, text, isDone } = check;
  const move = (step: 1 | -1) => {
    if (commit(moveCheck(rows, id, step))) announce(i18n.t('{text} is {place} of {count} now.', { text, place: at + step + 1, count: rows.length }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : 1;
    if (!edit || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(step);
  };
  return (
    // Alt with an arrow moves the row from whatever has focus in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li onKeyDown={onKeyDown} className="flex min-h-12 items-center gap-2">
      <label className="-ms-2 grid size-9 shrink-0 cursor-pointer place-items-center touch:-ms-2.5 touch:size-11">
        <span className="sr-only">{i18n.t('Done: {text}', { text })}</span>
        <input type="checkbox" checked={isDone} disabled={!edit} onChange={() => commit(setCheck(id, 'done', !isDone))} className="size-5 accent-(--accent) touch:size-6" />
      </label>
      {edit ? (
        <EditableText as="p" label={i18n.t('Change {text}', { text })} value={text} onCommit={(next) => commit(setCheck(id, 'text', next))} className={`ms-0 grow [&>button]:whitespace-normal [&>button]:wrap-anywhere [&>button]:touch:py-3 ${isDone ? 'text-ink-3 line-through' : ''}`} />
      ) : (
        <p className={`min-w-0 grow wrap-anywhere ${isDone ? 'text-ink-3 line-through' : ''}`}>{text}</p>
      )}
      <Assignee check={check} />
      {edit && <RowMenu check={check} rows={rows} at={at} lists={lists} onMove={move} onGone={onGone} />}
    </li>
  );
}

/** Who sees to it: a choice that looks like the name it holds. */
function Assignee({ check: { id, text, assignee } }: { check: Check }) {
  const { edit } = useMay();
  const { people, counted } = usePeople();
  const nameOf = usePersonNames();
  const who = assignee && counted(assignee);
  if (!edit) return who ? <span className="shrink-0 text-s text-ink-2">{nameOf(who)}</span> : null;
  if (people.length < 2 && !who) return null;
  const all = who && !people.includes(who) ? [...people, who] : people;
  return (
    <span className="relative flex max-w-28 shrink-0 tablet:max-w-52 items-center gap-1.5">
      {who && <Avatar small name={nameOf(who)} className="phone:hidden" />}
      <select
        aria-label={i18n.t('Who sees to {text}', { text })}
        value={who}
        onChange={(event) => commit(setCheck(id, 'assignee', event.target.value))}
        className={`h-9 min-w-0 field-sizing-content appearance-none truncate rounded-m bg-transparent px-2 text-s hover:bg-sunken touch:h-11 ${who ? 'text-ink-2' : 'text-ink-3'}`}
      >
        <option value="">{i18n.t('Anybody')}</option>
        {all.map((person) => (
          <option key={person} value={person}>
            {nameOf(person)}
          </option>
        ))}
      </select>
    </span>
  );
}

function RowMenu({ check, rows, at, lists, onMove, onGone }: CheckRowProps & { onMove: (step: 1 | -1) => void }) {
  const { id, text, list } = check;
  const send = (to: string) => {
    if (!commit(sendCheck(lists.get(to) ?? [], id, to))) return;
    toast(i18n.t('Moved.'), { action: { label: i18n.t('Undo'), run: undo } });
    onGone();
  };
  const remove = () => {
    if (commit(removed('check', id))) toast(i18n.t('{name} removed.', { name: text }), { action: { label: i18n.t('Undo'), run: undo } });
    onGone();
  };
  return (
    <Menu trigger={<IconButton icon="more" size="s" label={i18n.t('Actions for {item}', { item: text })} />}>
      <MenuItem icon="up" disabled={at === 0} onSelect={() => onMove(-1)} hint={i18n.t('Alt ↑')}>
        {i18n.t('Move up')}
      </MenuItem>
      <MenuItem icon="down" disabled={at === rows.length - 1} onSelect={() => onMove(1)} hint={i18n.t('Alt ↓')}>
        {i18n.t('Move down')}
      </MenuItem>
      {list !== PACKING && (
        <MenuItem icon="checklist" onSelect={() => send(PACKING)}>
          {i18n.t('Move to the packing list')}
        </MenuItem>
      )}
      {list !== GENERAL && (
        <MenuItem icon="checklist" onSelect={() => send(GENERAL)}>
          {i18n.t('Move to the things to do')}
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem icon="trash" danger onSelect={remove}>
        {i18n.t('Remove')}
      </MenuItem>
    </Menu>
  );
}
