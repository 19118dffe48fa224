import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { find } from './find.ts';

const all = [{ title: 'Undo' }, { title: 'Budget', words: 'money costs' }, { title: 'Día 2 · São Jorge' }, { title: 'Print or save as PDF' }, { title: 'Table' }];
const titles = (text: string): string[] => find(all, text).map(({ title }) => title);

describe('finding commands', () => {
  it('gives everything in its order where nothing is sought', () => expect(titles(' ')).toEqual(all.map(({ title }) => title)));
  it('does not mind case and accents', () => expect(titles('dia SAO')).toEqual(['Día 2 · São Jorge']));
  it('looks at other words too', () => expect(titles('costs')).toEqual(['Budget']));
  it('wants every word', () => expect(titles('print budget')).toEqual([]));
  it('puts a title that starts so first', () => expect(titles('d')[0]).toBe('Día 2 · São Jorge'));

  it('gives nothing that was not there, and nothing twice', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ title: fc.string() })), fc.string(), (list, text) => {
        const found = find(list, text);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((one) => list.includes(one))).toBe(true);
      }),
    );
  });
});
