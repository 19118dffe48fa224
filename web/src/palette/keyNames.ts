import { i18n } from '../i18n.ts';
import type { KeyGroup, ShortcutId } from '../planner/keys.ts';
import { viewNames } from '../planner/viewNames.ts';

/** What each shortcut does, in words: for the sheet and the palette. */
export function shortcutNames(): Readonly<Record<ShortcutId, string>> {
  const views = viewNames();
  return {
    palette: i18n.t('Do anything'),
    search: i18n.t('Search for a place'),
    add: i18n.t('New item'),
    open: i18n.t('Open the item'),
    move: i18n.t('Move the item'),
    duplicate: i18n.t('Duplicate the item'),
    choose: i18n.t('Choose the item'),
    next: i18n.t('Next item'),
    previous: i18n.t('Previous item'),
    nextDay: i18n.t('Next day'),
    previousDay: i18n.t('Previous day'),
    fit: i18n.t('Fit the map'),
    optimise: i18n.t('Optimise the day'),
    plan: i18n.t('Plan my trip'),
    view1: views.list,
    view2: views.timeline,
    view3: views.calendar,
    view4: views.map,
    view5: views.table,
    undo: i18n.t('Undo'),
    redo: i18n.t('Redo'),
    close: i18n.t('Close what is open'),
    help: i18n.t('Keyboard shortcuts'),
  };
}

export const groupNames = (): Readonly<Record<KeyGroup, string>> => ({
  find: i18n.t('Find'),
  item: i18n.t('Items'),
  day: i18n.t('Days and map'),
  view: i18n.t('Views'),
  page: i18n.t('Page'),
});
