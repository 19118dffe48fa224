import type { View } from '../app/router.tsx';
import { i18n } from '../i18n.ts';
import type { IconName } from '../ui/Icon.tsx';

export const VIEW_ICONS: Readonly<Record<View, IconName>> = {
  list: 'list',
  timeline: 'timeline',
  calendar: 'calendar',
  map: 'map',
  table: 'table',
  bookings: 'ticket',
  budget: 'wallet',
  checks: 'checklist',
  today: 'today',
};

export const viewNames = (): Readonly<Record<View, string>> => ({
  list: i18n.t('List'),
  timeline: i18n.t('Timeline'),
  calendar: i18n.t('Calendar'),
  map: i18n.t('Map'),
  table: i18n.t('Table'),
  bookings: i18n.t('Bookings'),
  budget: i18n.t('Budget'),
  checks: i18n.t('Checklist'),
  today: i18n.t('Today'),
});

/** The views over the days, by their keys. */
export const KEYED: readonly View[] = ['list', 'timeline', 'calendar', 'map', 'table'];
