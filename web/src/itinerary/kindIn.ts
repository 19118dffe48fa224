import type { ItemType } from './model.ts';

/** Words that say what something is, in the languages of the app. Starts of words, so that endings do not matter. */
const WORDS: readonly (readonly [ItemType, RegExp])[] = [
  ['restaurant', /(?<!\p{L})(?:dinner|lunch|breakfast|brunch|caf[eé]|restaurant|abendessen|mittagessen|frühstück|d[iî]ner|d[eé]jeuner|petit[- ]d|cena|almuerzo|comida|desayuno|restaurante|عشاء|غداء|فطور|مطعم|مقهى)|夕食|ディナー|昼食|ランチ|朝食|カフェ|レストラン/iu],
  ['lodging', /(?<!\p{L})(?:hotel|hostel|h[oô]tel|auberge|albergue|unterkunft|pension|فندق)|ホテル|旅館/iu],
  ['flight', /(?<!\p{L})(?:flights?(?!\p{L})|flug(?!\p{L})|vol(?!\p{L})|vuelo|رحلة جوية)|フライト/iu],
  ['train', /(?<!\p{L})(?:train(?!\p{L})|zug(?!\p{L})|tren(?!\p{L})|قطار)|電車|新幹線/iu],
  ['bus', /(?<!\p{L})(?:bus(?!\p{L})|autob[uú]s|حافلة)|バス/iu],
];

/** The kind of an item that only has a name; something to do where no word says more. */
export const kindIn = (title: string): ItemType => WORDS.find(([, words]) => words.test(title))?.[0] ?? 'activity';
