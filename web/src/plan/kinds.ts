import { i18n } from '../i18n.ts';

/** What one may like, and the kinds of places, as search names them, that it stands for. */
export const LIKES = {
  landmarks: ['landmark', 'monument', 'castle', 'palace', 'tower', 'bridge', 'ruins', 'square', 'quarter', 'street'],
  museums: ['museum', 'gallery', 'library'],
  worship: ['church', 'temple', 'mosque', 'synagogue', 'cemetery'],
  outdoors: ['park', 'garden', 'beach', 'island', 'lake'],
  views: ['viewpoint', 'observation_deck'],
  markets: ['market', 'shopping'],
  family: ['zoo', 'aquarium', 'theme_park', 'stadium'],
  evening: ['theatre', 'nightlife'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Like = keyof typeof LIKES;
export const ALL_LIKES = Object.keys(LIKES) as Like[];

export const likeNames = (): Readonly<Record<Like, string>> => ({
  landmarks: i18n.t('Sights and old towns'),
  museums: i18n.t('Museums'),
  worship: i18n.t('Churches and temples'),
  outdoors: i18n.t('Parks and water'),
  views: i18n.t('Viewpoints'),
  markets: i18n.t('Markets and shops'),
  family: i18n.t('Zoos and theme parks'),
  evening: i18n.t('Theatre and nightlife'),
});

/** The kinds that the server is asked for; none named where all are liked, so that rare ones come along. */
export const kindsOf = (likes: readonly Like[]): string[] => (likes.length === ALL_LIKES.length ? [] : likes.flatMap((like) => [...LIKES[like]]));
