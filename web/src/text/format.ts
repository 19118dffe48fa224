/** A text field's text with what is chosen in it. */
export interface Field {
  text: string;
  start: number;
  end: number;
}

const MARKS = { bold: '**', italic: '*' } as const;
export type Format = keyof typeof MARKS | 'list';

function surround({ text, start, end }: Field, mark: string): Field {
  const [before, chosen, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const isMarked = before.endsWith(mark) && after.startsWith(mark) && !(mark === '*' && before.endsWith('**'));
  if (isMarked) return { text: before.slice(0, -mark.length) + chosen + after.slice(mark.length), start: start - mark.length, end: end - mark.length };
  return { text: before + mark + chosen + mark + after, start: start + mark.length, end: end + mark.length };
}

function listed({ text, start, end }: Field): Field {
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const until = text.indexOf('\n', end);
  const to = until === -1 ? text.length : until;
  const lines = text.slice(from, to).split('\n');
  const isList = lines.every((line) => line.startsWith('- '));
  const made = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join('\n');
  const step = isList ? -2 : 2;
  return { text: text.slice(0, from) + made + text.slice(to), start: Math.max(from, start + step), end: Math.max(from, end + step * lines.length) };
}

/** Puts a format on what is chosen, or takes it away where it is there. */
export const formatted = (field: Field, format: Format): Field => (format === 'list' ? listed(field) : surround(field, MARKS[format]));
