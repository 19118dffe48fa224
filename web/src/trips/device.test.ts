import { expect, it } from 'vitest';
import { trip } from '../../test/trip.ts';
import { newHead } from '../sync/store.ts';
import { summaryOf } from '../sync/view.ts';
import { withHeads } from './device.ts';

const card = (id: string, more: object = {}) => ({ ...summaryOf(trip()), id, ...more });
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

it('shows what was made here beside what the server lists', () => {
  const made = { ...newHead('mine'), create: {}, summary: card('mine') };
  expect(ids(withHeads([card('theirs')], [made], 'active'))).toEqual(['mine', 'theirs']);
  expect(ids(withHeads([card('theirs')], [made], 'archived'))).toEqual(['theirs']);
});

it('shows a trip as this device has it, unless the server knows more', () => {
  const head = { ...newHead('a'), summary: card('a', { name: 'Renamed here', seq: 5 }) };
  expect(withHeads([card('a', { seq: 4, share_url: '/s/x' })], [head], 'active')).toMatchObject([{ name: 'Renamed here', share_url: '/s/x' }]);
  expect(withHeads([card('a', { seq: 6, name: 'Renamed there' })], [head], 'active')).toMatchObject([{ name: 'Renamed there' }]);
});

it('has every open trip that was looked at here while the server cannot be asked', () => {
  const heads = [{ ...newHead('seen'), summary: card('seen') }, { ...newHead('old'), summary: card('old', { status: 'archived' }) }, newHead('empty')];
  expect(ids(withHeads([], heads, 'active', true))).toEqual(['seen']);
  expect(withHeads([], heads, 'active')).toEqual([]);
});
