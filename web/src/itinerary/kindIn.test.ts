import { expect, it } from 'vitest';
import { kindIn } from './kindIn.ts';

it.each([
  ['Dinner at Ramiro', 'restaurant'],
  ['Frühstück', 'restaurant'],
  ['Dîner chez Paul', 'restaurant'],
  ['ランチ', 'restaurant'],
  ['Hotel Avenida', 'lodging'],
  ['Flight to Porto', 'flight'],
  ['Zug nach Köln', 'train'],
  ['Business meeting', 'activity'],
  ['Training run', 'activity'],
  ['Volcano walk', 'activity'],
  ['Fado', 'activity'],
])('%s is %s', (title, kind) => expect(kindIn(title)).toBe(kind));
