/**
 * Notes with simple formatting, after Markdown: **bold**, *italic*, [words](address), bare addresses, lists with "- "
 * and "1. ". Anything else is text as it was written; nothing a person typed disappears but the marks themselves.
 */
export type Span = { kind: 'text'; text: string } | { kind: 'bold' | 'italic'; spans: Span[] } | { kind: 'link'; href: string; spans: Span[] };

export type Block = { kind: 'paragraph'; lines: Span[][] } | { kind: 'list'; isOrdered: boolean; start: number; items: Span[][] };

const INLINE = /\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)|\[([^\]\n]+)\]\((https?:\/\/[^\s()]+)\)|(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'*_])/u;
const BULLET = /^\s{0,3}[-*•]\s+(.*)$/u;
const NUMBERED = /^\s{0,3}(\d{1,3})[.)]\s+(.*)$/u;
/** Marks inside marks inside marks are nobody's intention. */
const DEEPEST = 3;

function spansOf(text: string, depth = 0): Span[] {
  const found = depth < DEEPEST ? INLINE.exec(text) : null;
  if (!found) return text === '' ? [] : [{ kind: 'text', text }];
  const [whole, bold, starred, underlined, words, address, bare] = found;
  const before: Span[] = found.index === 0 ? [] : [{ kind: 'text', text: text.slice(0, found.index) }];
  return [...before, spanOf({ bold, italic: starred ?? underlined, words, address, bare }, depth + 1), ...spansOf(text.slice(found.index + whole.length), depth)];
}

interface Found {
  bold: string | undefined;
  italic: string | undefined;
  words: string | undefined;
  address: string | undefined;
  bare: string | undefined;
}

function spanOf({ bold, italic, words, address, bare = '' }: Found, depth: number): Span {
  if (bold !== undefined) return { kind: 'bold', spans: spansOf(bold, depth) };
  if (italic !== undefined) return { kind: 'italic', spans: spansOf(italic, depth) };
  if (words !== undefined && address !== undefined) return { kind: 'link', href: address, spans: [{ kind: 'text', text: words }] };
  return { kind: 'link', href: bare, spans: [{ kind: 'text', text: bare.replace(/^https?:\/\/(www\.)?/u, '') }] };
}

/** Blocks of a text. Takes time in proportion to its length for any input. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let isGap = true;
  for (const line of text.split(/\r?\n/u)) {
    const numbered = NUMBERED.exec(line);
    const item = BULLET.exec(line)?.[1] ?? numbered?.[2];
    const last = isGap ? undefined : blocks.at(-1);
    isGap = line.trim() === '';
    if (isGap) continue;
    if (item !== undefined) {
      const isOrdered = numbered !== null;
      if (last?.kind === 'list' && last.isOrdered === isOrdered) last.items.push(spansOf(item));
      else blocks.push({ kind: 'list', isOrdered, start: Number(numbered?.[1] ?? 1), items: [spansOf(item)] });
    } else if (last?.kind === 'paragraph') last.lines.push(spansOf(line));
    else blocks.push({ kind: 'paragraph', lines: [spansOf(line)] });
  }
  return blocks;
}

const isPlain = (spans: readonly Span[]): boolean => spans.every(({ kind }) => kind === 'text');

/** Whether a text has any formatting that its plain form would not show. */
export const hasMarks = (text: string): boolean => blocksOf(text).some((block) => block.kind === 'list' || !block.lines.every(isPlain));
