import { i18n } from '../i18n.ts';
import type { ItemType } from '../itinerary/model.ts';
import type { IconName } from '../ui/Icon.tsx';

export function typeName(type: ItemType): string {
  switch (type) {
    case 'place':
      return i18n.t('Place');
    case 'activity':
      return i18n.t('Activity');
    case 'restaurant':
      return i18n.t('Food and drink');
    case 'lodging':
      return i18n.t('Lodging');
    case 'flight':
      return i18n.t('Flight');
    case 'train':
      return i18n.t('Train');
    case 'bus':
      return i18n.t('Bus');
    case 'ferry':
      return i18n.t('Ferry');
    case 'car':
      return i18n.t('Car');
    case 'transfer':
      return i18n.t('Transfer');
    case 'note':
      return i18n.t('Note');
  }
}

const MODE_ICONS: Readonly<Record<string, IconName>> = { walk: 'walk', transit: 'transit', drive: 'car' };

/** Of a way to go, or of none in particular. */
export const modeIcon = (mode: string): IconName => MODE_ICONS[mode] ?? 'transfer';

/** How one gets somewhere, as a choice; without one the distance suggests it. */
export function wayName(way: string): string {
  switch (way) {
    case 'walk':
      return i18n.t('On foot');
    case 'transit':
      return i18n.t('Public transport');
    case 'drive':
      return i18n.t('By car');
    default:
      return i18n.t('Whatever is best');
  }
}

/** A place's kind as data gives it ("art_museum") made readable; the words are the source's own. */
export function placeKind(type: string): string {
  if (type === '' || type === 'sight' || type === 'place') return '';
  const words = type.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function modeName(mode: string): string {
  switch (mode) {
    case 'walk':
      return i18n.t('walk');
    case 'transit':
      return i18n.t('transit');
    case 'drive':
      return i18n.t('drive');
    default:
      return mode;
  }
}
