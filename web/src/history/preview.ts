import { i18n } from '../i18n.ts';
import type { IconName } from '../ui/Icon.tsx';
import type { DiffKind, Difference } from './diff.ts';
import { fieldWords, valueWords } from './values.ts';
import { type Words, dayWords, subjectWords } from './words.ts';

export const ICONS: Readonly<Record<DiffKind, IconName>> = { back: 'undo', gone: 'trash', moved: 'transfer', changed: 'note' };

/** "3 come back, 1 moves, 2 change" */
export function summaryWords(found: readonly Difference[]): string {
  const count = (kind: DiffKind): number => found.filter((difference) => difference.kind === kind).length;
  const parts = [
    { count: count('back'), text: (n: number) => i18n.t('{n, plural, one {# comes back} other {# come back}}', { n }) },
    { count: count('moved'), text: (n: number) => i18n.t('{n, plural, one {# moves} other {# move}}', { n }) },
    { count: count('changed'), text: (n: number) => i18n.t('{n, plural, one {# changes} other {# change}}', { n }) },
    { count: count('gone'), text: (n: number) => i18n.t('{n, plural, one {# is removed} other {# are removed}}', { n }) },
  ];
  const said = parts.filter((part) => part.count > 0).map((part) => part.text(part.count));
  return `${new Intl.ListFormat(i18n.locale).format(said)}.`;
}

function fieldsWords({ now, was: old, fields }: Difference, { formats }: Words): string {
  const [field] = fields;
  if (fields.length !== 1 || field === undefined) return new Intl.ListFormat(i18n.locale).format(fields.map(fieldWords));
  const [is, was] = [now, old].map((entity) => valueWords(field, entity?.fields[field], formats) || i18n.t('nothing'));
  const isShort = Math.max(is?.length ?? 0, was?.length ?? 0) < 40;
  return isShort ? i18n.t('{field} from {is} to {was}', { field: fieldWords(field), is, was }) : fieldWords(field);
}

export function differenceWords(difference: Difference, words: Words): string {
  const { kind, now, was: old, fields } = difference;
  const subject = subjectWords({ op: { k: 'set', type: now.type, id: now.id, seq: 0, by: '', at: '' }, before: old, after: now }, words);
  const [is, was] = [now, old].map((entity) => dayWords(entity?.place.parent ?? '', words.formats));
  switch (kind) {
    case 'back':
      return now.type === 'item' ? i18n.t('{subject} comes back on {day}', { subject, day: was }) : i18n.t('{subject} comes back', { subject });
    case 'gone':
      return i18n.t('{subject} is removed', { subject });
    case 'moved':
      return is === was ? i18n.t('{subject} moves within {day}', { subject, day: was }) : i18n.t('{subject} moves from {is} to {was}', { subject, is, was });
    case 'changed':
      return i18n.t('{subject}: {fields}', { subject, fields: fields.length > 0 ? fieldsWords(difference, words) : '' });
  }
}
