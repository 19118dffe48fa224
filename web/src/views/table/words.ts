import { i18n } from '../../i18n.ts';
import type { TextColumn } from './cell.ts';
import type { Column } from './look.ts';

export const columnNames = (): Readonly<Record<Column, string>> => ({
  title: i18n.t('Title'),
  day: i18n.t('Day'),
  time: i18n.t('Time'),
  kind: i18n.t('Kind'),
  place: i18n.t('Place'),
  duration: i18n.t('Duration'),
  cost: i18n.t('Cost'),
  booking: i18n.t('Booking'),
  done: i18n.t('Done'),
});

/** Says what would be understood. */
export function wrongText(column: TextColumn): string {
  switch (column) {
    case 'time':
      return i18n.t('Not a time. Try 930, 14:00 or 2pm-4.');
    case 'duration':
      return i18n.t('Not a duration. Try 90 or 1h30.');
    case 'cost':
      return i18n.t('Not an amount. Try 12.50 or 12.50 USD.');
    default:
      return i18n.t('A title is needed.');
  }
}
