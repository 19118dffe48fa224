import { i18n } from '../i18n.ts';

/** What a print holds beside the plan itself. */
export interface Choices {
  map: boolean;
  notes: boolean;
  ideas: boolean;
  checklist: boolean;
  people: boolean;
  costs: boolean;
  bookings: boolean;
}

/** Paper is left lying about: what is nobody else's business is on it only when asked for. */
export const FIRST_CHOICES: Choices = { map: true, notes: true, ideas: false, checklist: false, people: false, costs: false, bookings: false };

export const choiceNames = (): readonly { key: keyof Choices; name: string; isPrivate?: boolean }[] => [
  { key: 'map', name: i18n.t('Maps') },
  { key: 'notes', name: i18n.t('Notes') },
  { key: 'ideas', name: i18n.t('Ideas') },
  { key: 'checklist', name: i18n.t('Checklist') },
  { key: 'people', name: i18n.t('People'), isPrivate: true },
  { key: 'costs', name: i18n.t('Costs'), isPrivate: true },
  { key: 'bookings', name: i18n.t('Booking references'), isPrivate: true },
];
