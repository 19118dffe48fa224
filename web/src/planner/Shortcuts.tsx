import { Suspense, useEffect, useState } from 'react';
import { usePreferences } from '../app/me.ts';
import { openPalette, typeAhead, usePalette } from '../palette/open.ts';
import { part } from '../ui/part.ts';
import { closeTo, run } from './commands.ts';
import { openId, usePlanner, useView } from './context.ts';
import { type ShortcutId, isSingleKey, shortcutOf } from './keys.ts';

const HelpSheet = part(() => import('./HelpSheet.tsx'), 'HelpSheet', { close: ({ onOpenChange }) => onOpenChange(false) });
const Tips = part(() => import('../ui/Tips.tsx'), 'Tips', 'passing');
const loadPalette = () => import('../palette/Palette.tsx');
const Palette = part(loadPalette, 'Palette');

/** Typing must never run a command. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

/** What is open above the page has the keyboard to itself. */
const isCovered = (): boolean => document.querySelector('[role="dialog"],[role="menu"]') !== null;

/** What was done last can be taken back whatever is open. */
const ANYWHERE: ReadonlySet<ShortcutId> = new Set(['undo', 'redo']);

/** Runs what keys.ts lists, and shows the palette and the sheet that explain it. */
export function Shortcuts() {
  const planner = usePlanner();
  const isHelp = useView((view) => view.help);
  const isPalette = usePalette((state) => state.isOpen);
  const [isTabbing, setTabbing] = useState(false);
  const setHelp = (help: boolean) => useView.setState({ help });
  const areSingleKeysOn = usePreferences().single_key_shortcuts !== false;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Control' || event.key === 'Meta') void loadPalette().catch(() => undefined);
      if (!isCovered() && typeAhead(event)) return event.preventDefault();
      const id = shortcutOf(event);
      if (id === null || (!ANYWHERE.has(id) && isCovered())) return;
      if (id === 'close') {
        if (planner.selected) closeTo(planner, openId(planner.selected.id));
        else useView.setState({ plan: null });
        return;
      }
      // The palette is wanted from a field too: there is no other way on from one by keyboard.
      if (id !== 'palette' && isTyping(event.target)) return;
      if (isSingleKey(id) && !areSingleKeysOn) return;
      if (run(id, planner) || !isSingleKey(id)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [planner, areSingleKeysOn]);

  useEffect(() => {
    // Whoever goes through the page with Tab is shown what buttons without words are for.
    const onTab = ({ key }: KeyboardEvent) => key === 'Tab' && setTabbing(true);
    document.addEventListener('keydown', onTab);
    return () => document.removeEventListener('keydown', onTab);
  }, []);

  useEffect(
    () => () => {
      openPalette(false);
      useView.setState({ hovered: null, visible: null, addTo: null, menu: null, help: false, byVotes: false });
    },
    [],
  );

  return (
    <Suspense fallback={null}>
      {isTabbing && <Tips />}
      {isHelp && <HelpSheet open onOpenChange={setHelp} />}
      {isPalette && <Palette onClose={() => openPalette(false)} />}
    </Suspense>
  );
}
