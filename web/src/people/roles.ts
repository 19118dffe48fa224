import { i18n } from '../i18n.ts';
import type { Role } from '../itinerary/may.ts';

export function roleName(role: Role): string {
  switch (role) {
    case 'owner':
      return i18n.t('Owner');
    case 'editor':
      return i18n.t('Editor');
    case 'commenter':
      return i18n.t('Commenter');
    case 'viewer':
      return i18n.t('Viewer');
  }
}

/** What a role is good for, in a sentence. */
export function roleHint(role: Role): string {
  switch (role) {
    case 'owner':
      return i18n.t('May do everything, and hand out roles.');
    case 'editor':
      return i18n.t('Plans along: changes everything in the trip.');
    case 'commenter':
      return i18n.t('Comments, votes and suggests; editors decide.');
    case 'viewer':
      return i18n.t('Reads along.');
  }
}
