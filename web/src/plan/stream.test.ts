import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Told, eventsOf } from './stream.ts';

const bodyOf = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

async function all(pieces: readonly Uint8Array[]): Promise<Told[]> {
  const events: Told[] = [];
  for await (const event of eventsOf(bodyOf(pieces))) events.push(event);
  return events;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const TEXT = ': hello\n\nevent: progress\ndata: {"score":\ndata: 4}\n\nid: 7\nevent: plan\ndata: {"day":"São Jorge"}\n\nevent: plan\ndata: half';
const EVENTS: Told[] = [
  { event: 'progress', data: '{"score":\n4}' },
  { event: 'plan', data: '{"day":"São Jorge"}' },
];

describe('a stream of events', () => {
  it('gives events with their data, and none for a comment or what broke off', async () => expect(await all([bytes(TEXT)])).toEqual(EVENTS));

  it('does not mind where the line cuts it, even within a letter or a line end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(200), { maxLength: 12 }), async (end, cuts) => {
        const whole = bytes(TEXT.replaceAll('\n', end));
        const at = [0, ...cuts.map((cut) => cut % whole.length).toSorted((a, b) => a - b), whole.length];
        expect(await all(at.slice(1).map((to, n) => whole.slice(at[n], to)))).toEqual(EVENTS);
      }),
    );
  });

  it('lets go of the body when one stops listening', async () => {
    let isLeft = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes('data: 1\n\n')),
      cancel: () => void (isLeft = true),
    });
    for await (const event of eventsOf(body)) {
      expect(event.data).toBe('1');
      break;
    }
    expect(isLeft).toBe(true);
  });
});
