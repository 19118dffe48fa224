import { i18n } from '../i18n.ts';

/** The page's parts in their order; each is the hash of its address. */
export const SECTIONS = ['profile', 'taste', 'display', 'security', 'data'] as const;
export type SectionId = (typeof SECTIONS)[number];

export function sectionName(id: SectionId): string {
  switch (id) {
    case 'profile':
      return i18n.t('Profile');
    case 'taste':
      return i18n.t('Taste');
    case 'display':
      return i18n.t('Display');
    case 'security':
      return i18n.t('Security');
    case 'data':
      return i18n.t('Your data');
  }
}

/** Shows a part, or a card in it, and lets a keyboard go on from there. */
export function goTo(id: string): void {
  const target = document.getElementById(id);
  if (!target) return;
  target.scrollIntoView();
  target.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
}
