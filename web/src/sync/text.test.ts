import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalOp, LogOp, TextLog } from './op.ts';
import { Replica } from './replica.ts';
import { SharedText, baseClient, caretAfter, difference, docOf, logOf, textIn } from './text.ts';

describe('difference', () => {
  it('leads from one text to the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (from, to) => {
        const { at, gone, come } = difference(from, to);
        expect(from.slice(0, at) + come + from.slice(at + gone)).toBe(to);
      }),
    );
  });

  it.each([
    [2, 2],
    [4, 4],
    [9, 7],
  ])('takes a caret at %i to %i', (caret, to) => expect(caretAfter(caret, difference('abcdefhijk', 'abXYhijk'))).toBe(to));
});

it('starts everybody from the same document', () => {
  expect(baseClient('')).toBe(0x811c9dc5);
  expect(baseClient('a')).toBe(0xe40c292c);
  const log: TextLog = { base: 'Où est la gare ?', y: [] };
  const one = new SharedText(log);
  one.type('Où est la petite gare ?');
  const update = one.take();
  expect(textIn(docOf({ ...log, y: [update?.y ?? ''] }))).toBe('Où est la petite gare ?');
});

it('shows the text as far as it can be read when an update is junk', () => {
  fc.assert(
    fc.property(fc.base64String(), (junk) => {
      expect(() => textIn(docOf({ base: 'here', y: [junk, '%%%'] }))).not.toThrow();
    }),
  );
});

/** A person writing into one register, over a replica of it. */
class Writer {
  readonly replica: Replica;
  readonly shared: SharedText;
  private n = 0;

  constructor(readonly c: string) {
    const day = { id: '2027-05-01', type: 'day' as const, place: { parent: '', pos: '' }, fields: { notes: 'Bring' }, deleted: false, seq: 1, created_by: '', created_at: '', updated_by: '', updated_at: '' };
    this.replica = new Replica(c, [day], 1);
    this.shared = new SharedText(this.log);
  }

  get log(): TextLog {
    return logOf(this.replica.get('day/2027-05-01'), 'notes');
  }

  send(): LocalOp | null {
    const v = this.shared.take();
    if (!v) return null;
    const op: LocalOp = { k: 'set', type: 'day', id: '2027-05-01', f: 'notes', v, c: this.c, n: ++this.n, base: this.replica.seq, t: '', b: `${this.c}${this.n}` };
    this.replica.add([op]);
    return op;
  }

  hear(ops: LogOp[]): void {
    this.replica.apply(ops);
    this.replica.setPending(this.replica.pending.filter((mine) => !ops.some((op) => op.c === mine.c && op.n === mine.n)));
    this.shared.follow(this.log);
  }
}

const step = fc.record({ who: fc.nat({ max: 2 }), do: fc.constantFrom('type', 'type', 'cut', 'send', 'hear'), at: fc.nat({ max: 30 }), text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }) });

describe('three people writing in one text', () => {
  it('read the same in the end, and lose no letter that nobody deleted', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const writers = ['ada', 'jo', 'kim'].map((name) => new Writer(name));
        const log: LogOp[] = [];
        const send = (writer: Writer): void => {
          const op = writer.send();
          if (op) log.push({ ...op, seq: log.length + 2, by: writer.c, at: '' });
        };
        let typed = 'Bring'.length;
        let isCut = false;
        for (const { who, at, text, do: what } of steps) {
          const writer = writers[who];
          if (!writer) continue;
          const now = writer.shared.text;
          const end = Math.min(at, now.length);
          // Nobody's caret stands within a surrogate pair.
          const spot = /[\uD800-\uDBFF]/.test(now[end - 1] ?? '') ? end - 1 : end;
          if (what === 'send') send(writer);
          else if (what === 'hear') writer.hear(log);
          else if (what === 'type') {
            writer.shared.type(now.slice(0, spot) + text + now.slice(spot));
            typed += text.length;
          } else {
            writer.shared.type(now.slice(0, spot));
            isCut = true;
          }
        }
        for (const writer of writers) send(writer);
        for (const writer of writers) writer.hear(log);
        const [first, ...others] = writers.map((writer) => writer.shared.text);
        for (const other of others) expect(other).toBe(first);
        if (!isCut) expect(first).toHaveLength(typed);
        for (const writer of writers) expect(textIn(docOf(writer.log))).toBe(first);
      }),
    );
  });

  it('follow whoever sets the text whole, with what they are typing', () => {
    const ada = new Writer('ada');
    ada.shared.type('Bring soap');
    ada.hear([{ k: 'set', type: 'day', id: '2027-05-01', f: 'notes', v: 'Take', seq: 2, by: 'jo', at: '', c: 'jo', n: 1 }]);
    expect(ada.shared.text).toBe('Take soap');
    expect(ada.send()?.v).toMatchObject({ text: 'Take soap' });
  });
});
