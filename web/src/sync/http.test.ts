import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pulledFrames, pushedFrames } from './http.ts';
import { parseFrame } from './transport.ts';

describe('plain requests', () => {
  it('answer a push as a socket does: refusals, then how far we are', () => {
    const problem = { detail: 'no' };
    expect(pushedFrames({ last: 3, seq: 9, rejected: [{ n: 2, problem }], conflicts: null })).toEqual([
      { type: 'reject', n: 2, last: 3, problem },
      { type: 'ack', last: 3, seq: 9, conflicts: [], merged: [] },
    ]);
    expect(pushedFrames({ last: 3, seq: 9, reset: true })).toEqual([{ type: 'reject', code: 'client_reset', last: 3 }]);
  });

  it('begin with a welcome, and a snapshot is one whenever it comes', () => {
    const ops = [{ k: 'set' as const, id: 'a', seq: 5, by: '', at: '' }];
    expect(pulledFrames({ seq: 5, ops, more: false, last: 1 }, true).map(({ type }) => type)).toEqual(['welcome', 'ops']);
    expect(pulledFrames({ seq: 5, ops: null, more: false, last: 1 }, false)).toEqual([]);
    expect(pulledFrames({ seq: 5, ops: [], more: false, last: 1, snapshot: { seq: 5, entities: [] } }, false)).toHaveLength(1);
  });
});

it('takes nothing for a frame that is none', () => {
  expect(parseFrame('{"type":"ping"}')).toEqual({ type: 'ping' });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const frame = parseFrame(text);
      expect(frame === null || typeof frame.type === 'string').toBe(true);
    }),
  );
});
