import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormats } from '../app/formats.ts';
import { useUpdateMe } from '../app/me.ts';
import { VIEWS } from '../app/router.tsx';
import { openExport } from '../files/ExportPlace.tsx';
import { LANGUAGES, i18n } from '../i18n.ts';
import type { Item } from '../itinerary/model.ts';
import { openPeople } from '../people/open.ts';
import { canRun, run } from '../planner/commands.ts';
import { type Planner, useView } from '../planner/context.ts';
import { type ShortcutId, shortcutOfView } from '../planner/keys.ts';
import { shortLabel } from '../planner/sections.ts';
import { useMay } from '../planner/useMay.ts';
import { VIEW_ICONS, viewNames } from '../planner/viewNames.ts';
import type { IconName } from '../ui/Icon.tsx';
import { toast } from '../ui/toast.ts';
import { shortcutNames } from './keyNames.ts';

export type CommandGroup = 'item' | 'view' | 'day' | 'trip' | 'page';

export interface Command {
  id: string;
  group: CommandGroup;
  title: string;
  words?: string;
  /** Where it is, for what the trip itself holds. */
  detail?: string;
  icon: IconName;
  shortcut?: ShortcutId;
  run: () => void;
}

const KEYED: readonly [ShortcutId, CommandGroup, IconName][] = [
  ['open', 'item', 'note'],
  ['move', 'item', 'transfer'],
  ['duplicate', 'item', 'copy'],
  ['search', 'trip', 'search'],
  ['add', 'trip', 'plus'],
  ['undo', 'trip', 'undo'],
  ['redo', 'trip', 'redo'],
  ['plan', 'trip', 'wand'],
  ['optimise', 'trip', 'order'],
  ['fit', 'trip', 'fit'],
  ['help', 'page', 'help'],
];

/** What a shortcut does too; those that can do nothing just now are not there. */
function keyed(planner: Planner, item: Item | null): Command[] {
  const names = shortcutNames();
  return KEYED.filter(([id]) => canRun(id, planner, item)).map(([id, group, icon]) => ({ id, group, icon, shortcut: id, title: names[id], run: () => void run(id, planner, item) }));
}

function views({ setView }: Planner): Command[] {
  const names = viewNames();
  return VIEWS.map((view): Command => {
    const shortcut = shortcutOfView(view);
    return { id: `view:${view}`, group: 'view', icon: VIEW_ICONS[view], title: names[view], ...(shortcut ? { shortcut } : {}), run: () => setView(view) };
  });
}

/** Everything that can be done from here by this reader. `item` is what the keyboard was on. */
export function useCommands(planner: Planner, item: Item | null): Command[] {
  const formats = useFormats();
  const navigate = useNavigate();
  const { edit } = useMay();
  const { mutateAsync } = useUpdateMe();
  return useMemo(() => {
    const { sections, setFocus, trip } = planner;
    const params = { id: trip.id };
    const keep = (preferences: Parameters<typeof mutateAsync>[0]['preferences']) =>
      void mutateAsync({ preferences: preferences ?? {} }).catch(() => toast(i18n.t('The preference could not be saved.'), { tone: 'problem' }));
    const days = sections.map((section): Command => ({
      id: `day:${section.list}`,
      group: 'day',
      icon: section.date === null ? 'idea' : 'calendar',
      title: shortLabel(section, formats),
      words: `${section.title} ${section.label}`,
      run: () => setFocus(section.list),
    }));
    const themes = (['system', 'light', 'dark'] as const).map((theme): Command => ({
      id: `theme:${theme}`,
      group: 'page',
      icon: 'today',
      title: { system: i18n.t('Theme: as the system'), light: i18n.t('Theme: light'), dark: i18n.t('Theme: dark') }[theme],
      run: () => keep({ theme }),
    }));
    const languages = Object.entries(LANGUAGES).map(([locale, name]): Command => ({
      id: `language:${locale}`,
      group: 'page',
      icon: 'comment',
      title: i18n.t('Language: {name}', { name }),
      words: locale,
      run: () => keep({ locale }),
    }));
    return [
      ...keyed(planner, item),
      ...views(planner),
      { id: 'whole', group: 'day', icon: 'map', title: i18n.t('Whole trip'), run: () => setFocus(null) },
      ...days,
      { id: 'settings', group: 'trip', icon: edit ? 'settings' : 'info', title: edit ? i18n.t('Trip settings') : i18n.t('About this trip'), words: i18n.t('name dates currency'), run: () => useView.setState({ settings: true }) },
      { id: 'people', group: 'trip', icon: 'people', title: i18n.t('People'), words: i18n.t('invite share members'), run: () => openPeople() },
      { id: 'history', group: 'trip', icon: 'history', title: i18n.t('History'), run: () => void navigate({ to: '/i/$id/history', params }) },
      { id: 'print', group: 'trip', icon: 'print', title: i18n.t('Print or save as PDF'), run: () => void navigate({ to: '/i/$id/print', params }) },
      { id: 'export', group: 'trip', icon: 'download', title: i18n.t('Export and calendar…'), run: openExport },
      { id: 'trips', group: 'page', icon: 'list', title: i18n.t('Your trips'), run: () => void navigate({ to: '/' }) },
      { id: 'account', group: 'page', icon: 'user', title: i18n.t('Settings'), words: i18n.t('account profile preferences'), run: () => void navigate({ to: '/settings' }) },
      ...themes,
      ...languages,
    ] satisfies Command[];
  }, [planner, item, formats, navigate, edit, mutateAsync]);
}
