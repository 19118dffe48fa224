import { type ItemType, isTransport } from '../itinerary/model.ts';
import type { IconName } from '../ui/Icon.tsx';

export const CATEGORIES = ['lodging', 'transport', 'food', 'activities', 'shopping', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

/** A category that another program made up counts as other. */
export const categoryIn = (value: string): Category | undefined => CATEGORIES.find((known) => known === value) ?? (value === '' ? undefined : 'other');

/** What an item's cost is for. */
export function categoryOfItem(type: ItemType): Category {
  if (isTransport(type)) return 'transport';
  if (type === 'lodging') return 'lodging';
  if (type === 'restaurant') return 'food';
  return type === 'note' ? 'other' : 'activities';
}

export const CATEGORY_ICONS: Readonly<Record<Category, IconName>> = {
  lodging: 'lodging',
  transport: 'transit',
  food: 'restaurant',
  activities: 'activity',
  shopping: 'wallet',
  other: 'more',
};
