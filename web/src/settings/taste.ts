import type { Preferences } from '../app/me.ts';
import { i18n } from '../i18n.ts';

type Of<K extends keyof Preferences> = NonNullable<Preferences[K]> extends (infer One extends string)[] ? One : never;
export interface Option<T extends string> {
  value: T;
  label: string;
}

export const interests = (): Option<Of<'interests'>>[] => [
  { value: 'museums', label: i18n.t('Museums') },
  { value: 'architecture', label: i18n.t('Architecture') },
  { value: 'history', label: i18n.t('Past and heritage') },
  { value: 'art', label: i18n.t('Art') },
  { value: 'food', label: i18n.t('Food') },
  { value: 'wine', label: i18n.t('Wine') },
  { value: 'nature', label: i18n.t('Nature') },
  { value: 'hiking', label: i18n.t('Hiking') },
  { value: 'beaches', label: i18n.t('Beaches') },
  { value: 'viewpoints', label: i18n.t('Viewpoints') },
  { value: 'nightlife', label: i18n.t('Nightlife') },
  { value: 'music', label: i18n.t('Music') },
  { value: 'shopping', label: i18n.t('Shopping') },
  { value: 'markets', label: i18n.t('Markets') },
  { value: 'family', label: i18n.t('Family') },
  { value: 'sports', label: i18n.t('Sports') },
  { value: 'photography', label: i18n.t('Photography') },
  { value: 'wellness', label: i18n.t('Wellness') },
];

export const diets = (): Option<Of<'diet'>>[] => [
  { value: 'vegetarian', label: i18n.t('Vegetarian') },
  { value: 'vegan', label: i18n.t('Vegan') },
  { value: 'pescatarian', label: i18n.t('Pescatarian') },
  { value: 'halal', label: i18n.t('Halal') },
  { value: 'kosher', label: i18n.t('Kosher') },
  { value: 'gluten_free', label: i18n.t('Gluten-free') },
  { value: 'lactose_free', label: i18n.t('Lactose-free') },
  { value: 'nut_allergy', label: i18n.t('Nut allergy') },
  { value: 'seafood_allergy', label: i18n.t('Seafood allergy') },
];

export const accesses = (): Option<Of<'access'>>[] => [
  { value: 'step_free', label: i18n.t('Step-free ways') },
  { value: 'wheelchair', label: i18n.t('Wheelchair') },
  { value: 'little_walking', label: i18n.t('Little walking') },
  { value: 'hearing', label: i18n.t('Hard of hearing') },
  { value: 'vision', label: i18n.t('Low vision') },
  { value: 'stroller', label: i18n.t('Stroller') },
  { value: 'service_animal', label: i18n.t('Service animal') },
];
