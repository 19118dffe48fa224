import { Suspense, useEffect } from 'react';
import { usePreferences } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { mayOf } from '../itinerary/may.ts';
import { redo, undo, useTrip } from '../itinerary/store.ts';
import { announce } from '../ui/toast.ts';
import { DAY_FIELD_ID, SEARCH_ID } from './ids.ts';
import { type Planner, openId, usePlanner, useView } from './context.ts';
import { neighbourOf } from './usePlannerValue.ts';
import { KEYED } from './viewNames.ts';
import { part } from '../ui/part.ts';

const HelpSheet = part(() => import('./HelpSheet.tsx'), 'HelpSheet');

/** Typing must never run a command. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

/** Closes the details; what is behind them takes focus when it is there again. */
function closeTo(planner: Planner, elementId: string): void {
  useView.setState({ focusNext: elementId });
  planner.select(null);
}

/** The item the keyboard is on: the open one, else the one whose row holds focus. */
function currentItem({ selected, trip }: Planner) {
  const id = selected?.id ?? document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item;
  return trip.items.find((item) => item.id === id) ?? null;
}

function step(planner: Planner, by: 1 | -1): void {
  const next = neighbourOf(planner, currentItem(planner), by);
  if (!next) return;
  if (planner.selected) planner.select(next.id);
  else document.getElementById(openId(next.id))?.focus();
}

function runKey(key: string, planner: Planner): boolean {
  const item = currentItem(planner);
  switch (key) {
    case '/':
      if (planner.selected) closeTo(planner, SEARCH_ID);
      else document.getElementById(SEARCH_ID)?.focus();
      return true;
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
      planner.setView(KEYED[Number(key) - 1] ?? 'list');
      return true;
    case 'j':
    case 'k':
      step(planner, key === 'j' ? 1 : -1);
      return true;
    case 'e':
      if (item) planner.select(item.id);
      return item !== null;
    case 'm':
      // With the details open the list's menu is out of sight; their day field is the same move.
      if (planner.selected) document.getElementById(DAY_FIELD_ID)?.focus();
      else if (item && mayOf(useTrip.getState().role).remark) useView.setState({ menu: item.id });
      return item !== null;
    default:
      return false;
  }
}

export function Shortcuts() {
  const planner = usePlanner();
  const isHelp = useView((view) => view.help);
  const setHelp = (help: boolean) => useView.setState({ help });
  const areSingleKeysOn = usePreferences().single_key_shortcuts !== false;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = event.key.toLowerCase();
      const isCommand = event.metaKey || event.ctrlKey;
      if (isCommand && key === 'z' && !isTyping(event.target)) {
        event.preventDefault();
        const done = event.shiftKey ? redo() : undo();
        if (done) announce(event.shiftKey ? i18n.t('Redone.') : i18n.t('Undone.'));
        return;
      }
      if (event.key === 'Escape' && planner.selected && !document.querySelector('[role="dialog"],[role="menu"]')) {
        closeTo(planner, openId(planner.selected.id));
        return;
      }
      if (isCommand || event.altKey || !areSingleKeysOn || isTyping(event.target) || document.querySelector('[role="dialog"],[role="menu"]')) return;
      if (key === '?') useView.setState({ help: true });
      else if (!runKey(key, planner)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [planner, areSingleKeysOn]);

  useEffect(() => () => useView.setState({ hovered: null, visible: null, addTo: null, menu: null, help: false, byVotes: false }), []);

  if (!isHelp) return null;
  return (
    <Suspense fallback={null}>
      <HelpSheet open onOpenChange={setHelp} />
    </Suspense>
  );
}
