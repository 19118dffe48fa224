import { Command as Cmdk } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { usePreferences } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { currentItem } from '../planner/commands.ts';
import { usePlanner } from '../planner/context.ts';
import { capsOf, isSingleKey } from '../planner/keys.ts';
import { useSettled } from '../search/suggest.ts';
import { Icon } from '../ui/Icon.tsx';
import { Keys } from '../ui/Kbd.tsx';
import { isMac } from '../ui/machine.ts';
import { announce } from '../ui/toast.ts';
import { find } from './find.ts';
import { usePalette } from './open.ts';
import { recentIds, remember } from './recent.ts';
import { type Command, type CommandGroup, useCommands } from './useCommands.ts';
import { useItemHits, usePlaceHits } from './useHits.ts';

const MOST = 8;
const GROUPS: readonly CommandGroup[] = ['item', 'trip', 'view', 'day', 'page'];
const ROW =
  'flex min-h-10 cursor-pointer items-center gap-3 rounded-m px-2.5 py-1.5 outline-none select-none touch:min-h-11 data-[selected=true]:bg-sunken forced-colors:data-[selected=true]:outline-2 forced-colors:data-[selected=true]:-outline-offset-2';

interface Shown {
  id: string;
  heading: string;
  rows: readonly Command[];
}

function groupHeadings(): Readonly<Record<CommandGroup, string>> {
  return { item: i18n.t('This item'), trip: i18n.t('Trip'), view: i18n.t('Go to'), day: i18n.t('Days'), page: i18n.t('Account and page') };
}

/** Everything by its name: items of the trip first, then what can be done, then places to add. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState(() => usePalette.getState().typed);
  const opener = useRef<Element>(null);
  // Runs once the palette has gone and focus is back where it was: a command may open something or move focus itself.
  const chosen = useRef<(() => void) | null>(null);
  const shown = useShown(text);
  const isEmpty = shown.every(({ rows }) => rows.length === 0);
  const choose = (command: Command) => {
    chosen.current = command.run;
    if (!command.id.includes('#')) remember(command.id);
    onClose();
  };
  useCount(text, shown);
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-[rgb(15_16_18/0.42)] backdrop-blur-[2px]" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current ??= document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
            chosen.current?.();
          }}
          className="fixed start-1/2 top-[max(12px,12dvh)] z-50 flex max-h-[min(520px,76dvh)] w-[min(calc(100vw-24px),600px)] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-3 animate-fade rtl:translate-x-1/2"
        >
          <Dialog.Title className="sr-only">{i18n.t('Do anything')}</Dialog.Title>
          <Cmdk
            label={i18n.t('Do anything')}
            shouldFilter={false}
            loop
            vimBindings={false}
            className="flex min-h-0 flex-col"
            onKeyDown={(event) => {
              if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'k') return;
              event.preventDefault();
              onClose();
            }}
          >
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Icon name="search" className="text-ink-3" />
              <Cmdk.Input
                value={text}
                onValueChange={setText}
                placeholder={i18n.t('Find an item, go somewhere, do something…')}
                className="h-13 min-w-0 grow bg-transparent text-l outline-none"
              />
              <span aria-hidden="true" className="touch:hidden">
                <Keys caps={['Esc']} />
              </span>
            </div>
            <Cmdk.List label={i18n.t('Commands')} className="min-h-0 scroll-py-2 overflow-y-auto overscroll-contain p-2">
              {isEmpty && <p className="px-4 py-8 text-center text-m text-ink-2">{i18n.t('Nothing by that name. Try “budget”, “day 2” or the name of a place.')}</p>}
              {shown.map((group) => group.rows.length > 0 && <Group key={group.id} {...group} onChoose={choose} />)}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The groups as they stand for what is typed. */
function useShown(text: string): Shown[] {
  const planner = usePlanner();
  const [item] = useState(() => currentItem(planner));
  const commands = useCommands(planner, item);
  const items = useItemHits(planner, text);
  const places = usePlaceHits(planner, text);
  const [recent] = useState(recentIds);
  if (text.trim() !== '') {
    return [
      { id: 'items', heading: i18n.t('In this trip'), rows: items },
      { id: 'found', heading: i18n.t('Commands'), rows: find(commands, text).slice(0, MOST) },
      { id: 'places', heading: places.heading, rows: places.rows },
    ];
  }
  const last = recent.flatMap((id) => commands.filter((command) => command.id === id));
  const rest = commands.filter((command) => !last.includes(command));
  const headings = groupHeadings();
  return [{ id: 'recent', heading: i18n.t('Recent'), rows: last }, ...GROUPS.map((group) => ({ id: group, heading: headings[group], rows: rest.filter((command) => command.group === group) }))];
}

/** Tells who cannot see the list how long it is, when it has settled. */
function useCount(text: string, shown: readonly Shown[]): void {
  const count = shown.reduce((sum, { rows }) => sum + rows.length, 0);
  const settled = useSettled(`${text.trim()} ${count}`, 500);
  useEffect(() => {
    const [, found] = /^.+ (\d+)$/.exec(settled) ?? [];
    if (found !== undefined) announce(i18n.t('{count, plural, =0 {Nothing found} one {# result} other {# results}}', { count: Number(found) }));
  }, [settled]);
}

function Group({ id, heading, rows, onChoose }: Shown & { onChoose: (command: Command) => void }) {
  return (
    <Cmdk.Group heading={<span className="block px-2.5 pt-2 pb-1 text-xs font-medium text-ink-3">{heading}</span>}>
      {rows.map((command) => (
        <Cmdk.Item key={command.id} value={`${id} ${command.id}`} onSelect={() => onChoose(command)} className={ROW}>
          <Row {...command} />
        </Cmdk.Item>
      ))}
    </Cmdk.Group>
  );
}

function Row({ icon, title, detail, shortcut }: Command) {
  const areSingleKeysOn = usePreferences().single_key_shortcuts !== false;
  const isShown = shortcut && (areSingleKeysOn || !isSingleKey(shortcut));
  return (
    <>
      <Icon name={icon} className="text-ink-3" />
      <span className="min-w-0 grow truncate">{title}</span>
      {detail && <span className="max-w-[40%] shrink-0 truncate text-s text-ink-3">{detail}</span>}
      {isShown && <Keys caps={capsOf(shortcut, isMac)} />}
    </>
  );
}
