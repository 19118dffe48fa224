import { i18n, withWords } from '../i18n.ts';
import { mayOf } from '../itinerary/may.ts';
import { IDEAS, type Item, type ListId } from '../itinerary/model.ts';
import { redo, undo, useTrip } from '../itinerary/store.ts';
import { fitMap, hasMap } from '../map/fit.ts';
import { openPalette } from '../palette/open.ts';
import { announce } from '../ui/toast.ts';
import { type Planner, openId, useView } from './context.ts';
import { DAY_FIELD_ID, SEARCH_ID, TRIP } from './ids.ts';
import { type ShortcutId, viewOf } from './keys.ts';
import { toggle } from './selection.ts';
import { neighbourOf } from './usePlannerValue.ts';

/** The item the keyboard is on: the open one, else the one whose row holds focus. */
export function currentItem({ selected, trip }: Planner): Item | null {
  const id = selected?.id ?? document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item;
  return trip.items.find((item) => item.id === id) ?? null;
}

/** Closes the details; what is behind them takes focus when it is there again. */
export function closeTo(planner: Planner, elementId: string): void {
  useView.setState({ focusNext: elementId });
  planner.select(null);
}

/** Says whether a shortcut would do anything just now, for this reader. */
export function canRun(id: ShortcutId, planner: Planner, item: Item | null): boolean {
  const { selected } = planner;
  const { role, canUndo, canRedo } = useTrip.getState();
  const may = mayOf(role);
  switch (id) {
    case 'add':
      return may.edit;
    case 'duplicate':
      return may.edit && item !== null;
    case 'choose':
      return may.edit && item !== null && selected === null;
    case 'move':
      return may.remark && item !== null && !item.locked;
    case 'open':
      return item !== null && item !== selected;
    case 'plan':
      return may.edit;
    case 'optimise':
      return may.edit && dayFor(planner, item) !== IDEAS;
    case 'fit':
      return hasMap();
    case 'undo':
      return canUndo;
    case 'redo':
      return canRedo;
    default:
      return true;
  }
}

function search(planner: Planner): void {
  if (planner.selected) return closeTo(planner, SEARCH_ID);
  const field = document.getElementById(SEARCH_ID);
  if (field) return field.focus();
  // The search stands above the list: from a view without it the list comes first, and takes focus there.
  useView.setState({ focusNext: SEARCH_ID });
  planner.setView('list');
}

function step(planner: Planner, item: Item | null, by: 1 | -1): void {
  const next = neighbourOf(planner, item, by);
  if (!next) return;
  if (planner.selected) planner.select(next.id);
  else document.getElementById(openId(next.id))?.focus();
}

/** From the whole trip to the day in sight, then from day to day. */
function stepDay({ sections, focus, setFocus }: Planner, by: 1 | -1): void {
  const at = sections.findIndex(({ list }) => list === focus);
  const inSight = sections.find(({ list }) => list === useView.getState().visible) ?? sections[0];
  const next = at < 0 ? inSight : sections[at + by];
  if (!next) return;
  setFocus(next.list);
  announce(next.label);
}

function move(planner: Planner, item: Item): void {
  // With the details open the list's menu is out of sight; their day field is the same move.
  if (planner.selected) document.getElementById(DAY_FIELD_ID)?.focus();
  else useView.setState({ menu: item.id });
}

/** Where something new goes that has no place: the day in focus, else the day in sight. */
export function listFor({ sections, focus }: Pick<Planner, 'sections' | 'focus'>): ListId {
  const { addTo, visible } = useView.getState();
  const known = (list: ListId | null): boolean => list !== null && sections.some((section) => section.list === list);
  return [addTo, focus, visible].find(known) ?? sections[0]?.list ?? IDEAS;
}

const dayFor = (planner: Planner, item: Item | null): ListId => item?.day ?? listFor(planner);

const say = (isDone: boolean, text: string): void => void (isDone && announce(text));

const acts = () => withWords(import('../palette/acts.ts'));

/** Does what a shortcut says. False when there is nothing to do, so that the key is left to the browser. */
export function run(id: ShortcutId, planner: Planner, item = currentItem(planner)): boolean {
  if (!canRun(id, planner, item)) return false;
  const view = viewOf(id);
  if (view) planner.setView(view);
  else if (id === 'palette') openPalette();
  else if (id === 'search') search(planner);
  else if (id === 'add') void acts().then(({ addItem }) => addItem(planner, listFor(planner)));
  else if (id === 'duplicate' && item) void acts().then(({ duplicateItem }) => duplicateItem(planner, item));
  else if (id === 'choose' && item) toggle(item.id);
  else if (id === 'open' && item) planner.select(item.id);
  else if (id === 'move' && item) move(planner, item);
  else if (id === 'next' || id === 'previous') step(planner, item, id === 'next' ? 1 : -1);
  else if (id === 'nextDay' || id === 'previousDay') stepDay(planner, id === 'nextDay' ? 1 : -1);
  else if (id === 'fit') fitMap();
  else if (id === 'plan' || id === 'optimise') useView.setState({ plan: id === 'plan' ? TRIP : dayFor(planner, item) });
  else if (id === 'undo') say(undo(), i18n.t('Undone.'));
  else if (id === 'redo') say(redo(), i18n.t('Redone.'));
  else if (id === 'help') useView.setState({ help: true });
  return true;
}
