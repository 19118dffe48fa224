import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, type Format, formatted } from './format.ts';
import { type Span, blocksOf, hasMarks } from './rich.ts';

const plain = (spans: readonly Span[]): string => spans.map((span) => (span.kind === 'text' ? span.text : plain(span.spans))).join('');
const shape = (spans: readonly Span[]): string => spans.map((span) => (span.kind === 'text' ? span.text : `<${span.kind}${span.kind === 'link' ? ` ${span.href}` : ''}>${shape(span.spans)}</>`)).join('');
const inline = (text: string): string => {
  const [block] = blocksOf(text);
  return block?.kind === 'paragraph' ? shape(block.lines[0] ?? []) : '';
};

describe('notes', () => {
  it.each([
    ['a **bold** word', 'a <bold>bold</> word'],
    ['an *italic* and _another_', 'an <italic>italic</> and <italic>another</>'],
    ['**bold *and italic* here**', '<bold>bold <italic>and italic</> here</>'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
    ['see [the menu](https://example.org/a?b=1).', 'see <link https://example.org/a?b=1>the menu</>.'],
    ['at https://www.example.org/x, or', 'at <link https://www.example.org/x>example.org/x</>, or'],
    ['[click](javascript:alert)', '[click](javascript:alert)'],
    ['** not bold **', '** not bold **'],
  ])('%s', (text, expected) => expect(inline(text)).toBe(expected));

  it('have lists and paragraphs', () => {
    expect(blocksOf('Take:\n- sun cream\n- hats\n\n3. third\n4. fourth\n\nBye').map((block) => (block.kind === 'list' ? [block.isOrdered, block.start, block.items.map(plain)] : block.lines.map(plain)))).toEqual([
      ['Take:'],
      [false, 1, ['sun cream', 'hats']],
      [true, 3, ['third', 'fourth']],
      ['Bye'],
    ]);
    expect([hasMarks('one\ntwo'), hasMarks('- one'), hasMarks('a *b*')]).toEqual([false, true, true]);
  });

  it('lose no letter, link to the web alone, and take no time to speak of', () => {
    const words = fc.string({ unit: fc.constantFrom('*', '_', '[', ']', '(', ')', 'a', ' ', '\n', '-', '1', '.', 'https://x.y/'), maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(words, fc.string()), (text) => {
        const letters = (of: string) => (of.match(/a/gu) ?? []).length;
        const all = blocksOf(text).flatMap((block) => (block.kind === 'list' ? block.items : block.lines));
        const links = all.flat().filter((span) => span.kind === 'link');
        if (!text.includes('](')) expect(letters(all.map(plain).join(''))).toBe(letters(text));
        for (const link of links) expect(link.href).toMatch(/^https?:/u);
      }),
    );
    expect(blocksOf('*a'.repeat(20_000))).toHaveLength(1);
  });
});

describe('formatting', () => {
  it.each<[string, Field, Format, string]>([
    ['marks what is chosen', { text: 'a b c', start: 2, end: 3 }, 'bold', 'a **b** c'],
    ['takes the mark away', { text: 'a **b** c', start: 4, end: 5 }, 'bold', 'a b c'],
    ['does not take bold for italic', { text: '**b**', start: 2, end: 3 }, 'italic', '***b***'],
    ['makes a list of the lines', { text: 'x\na\nb', start: 3, end: 4 }, 'list', 'x\n- a\n- b'],
    ['and lines of the list', { text: '- a\n- b', start: 0, end: 7 }, 'list', 'a\nb'],
  ])('%s', (_name, field, format, expected) => expect(formatted(field, format).text).toBe(expected));

  it('twice is as before', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n'), maxLength: 30 }), fc.nat(30), fc.nat(30), fc.constantFrom<Format>('bold', 'italic', 'list'), (text, x, y, format) => {
        const [start = 0, end = 0] = [Math.min(x, text.length), Math.min(y, text.length)].toSorted((a, b) => a - b);
        expect(formatted(formatted({ text, start, end }, format), format).text).toBe(text);
      }),
    );
  });
});
