import { useCallback } from 'react';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { useNames } from '../talk/useNames.ts';
import type { Category } from './categories.ts';
import type { Part } from './lines.ts';

export function categoryName(category: Category): string {
  switch (category) {
    case 'lodging':
      return i18n.t('Lodging');
    case 'transport':
      return i18n.t('Transport');
    case 'food':
      return i18n.t('Food and drink');
    case 'activities':
      return i18n.t('Activities');
    case 'shopping':
      return i18n.t('Shopping');
    case 'other':
      return i18n.t('Other');
  }
}

/** Each sum stands under one of these. */
export function partName(part: Part): string {
  switch (part) {
    case 'paid':
      return i18n.t('Paid');
    case 'booked':
      return i18n.t('Booked, to pay');
    case 'planned':
      return i18n.t('Planned, not booked');
  }
}

/** Names of members and travellers, with "You" for oneself. */
export function usePersonNames(): (id: string) => string {
  const travellers = useTrip((state) => state.remarks.travellers);
  const nameOf = useNames();
  return useCallback((id) => travellers.find((traveller) => traveller.id === id)?.name ?? nameOf(id), [travellers, nameOf]);
}
