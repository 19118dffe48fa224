import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { User } from '../app/me.ts';
import { type Line, newSaver } from './saver.ts';
import { type Patch, statusOf, viewOf } from './saving.ts';

const ada = { id: '1', name: 'Ada', preferences: { theme: 'dark', interests: ['art'] } } as unknown as User;

/** A server that answers when it is told to, and holds what it was sent. */
function setup() {
  const saver = newSaver();
  const desk = { held: ada, shown: ada, calls: [] as { patch: Patch; accept: () => Promise<void>; refuse: () => Promise<void> }[] };
  const line: Line = {
    show: (user) => {
      desk.shown = user;
    },
    reasonOf: (_error, key) => `${key} refused`,
    send: (patch) =>
      new Promise((resolve, reject) => {
        const { name = desk.held.name, ...rest } = patch;
        const kept = Object.fromEntries(Object.entries({ ...desk.held.preferences, ...rest }).filter(([, value]) => value !== null));
        const settle = (end: () => void) => async () => {
          end();
          await new Promise((done) => setTimeout(done, 0));
        };
        desk.calls.push({
          patch,
          accept: settle(() => {
            desk.held = { ...desk.held, name, preferences: kept };
            resolve(desk.held);
          }),
          refuse: settle(() => reject(new Error('no'))),
        });
      }),
  };
  return { saver, desk, save: (patch: Patch) => saver.save(line, desk.shown, patch) };
}

describe('saving', () => {
  it('shows a choice before the server has answered', async () => {
    const { saver, desk, save } = setup();
    save({ theme: 'light' });
    expect(desk.shown.preferences).toEqual({ theme: 'light', interests: ['art'] });
    expect(statusOf(saver.get(), ['theme'])).toBe('saving');
    expect(statusOf(saver.get(), ['pace'])).toBe('idle');
    await desk.calls[0]?.accept();
    expect(statusOf(saver.get(), ['theme'])).toBe('saved');
  });

  it('sends one request at a time, with the latest choices in the next', async () => {
    const { desk, save } = setup();
    save({ interests: ['art', 'food'] });
    save({ interests: ['art', 'food', 'wine'] });
    save({ interests: ['food', 'wine'], pace: 'packed' });
    expect(desk.calls.map(({ patch }) => patch)).toEqual([{ interests: ['art', 'food'] }]);
    await desk.calls[0]?.accept();
    expect(desk.shown.preferences.interests).toEqual(['food', 'wine']);
    expect(desk.calls[1]?.patch).toEqual({ interests: ['food', 'wine'], pace: 'packed' });
    await desk.calls[1]?.accept();
    expect(desk.held.preferences).toEqual({ theme: 'dark', interests: ['food', 'wine'], pace: 'packed' });
  });

  it('takes a refused choice back, and says so at its field', async () => {
    const { saver, desk, save } = setup();
    save({ theme: 'light', name: 'B' });
    save({ pace: 'relaxed' });
    await desk.calls[0]?.refuse();
    expect(desk.shown).toMatchObject({ name: 'Ada', preferences: { theme: 'dark', pace: 'relaxed' } });
    expect(saver.get()?.errors).toEqual({ theme: 'theme refused', name: 'name refused' });
    expect(statusOf(saver.get(), ['theme'])).toBe('failed');
    save({ theme: 'system' });
    expect(saver.get()?.errors).toEqual({ name: 'name refused' });
  });

  it('removes what is chosen to be nothing', async () => {
    const { desk, save } = setup();
    save({ theme: null });
    expect(desk.shown.preferences).toEqual({ interests: ['art'] });
    await desk.calls[0]?.accept();
    expect(desk.held.preferences).toEqual({ interests: ['art'] });
  });

  it('ends with what the server holds, whatever it refuses', async () => {
    const choice = fc.record({ theme: fc.constantFrom('light', 'dark', null), pace: fc.constantFrom('relaxed', 'packed', null) }, { requiredKeys: [] });
    const step = fc.oneof(fc.record({ choose: choice }), fc.record({ answer: fc.boolean() }));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { saver, desk, save } = setup();
        let answered = 0;
        const answer = async (isGood: boolean) => {
          const call = desk.calls[answered++];
          await (isGood ? call?.accept() : call?.refuse());
        };
        for (const next of steps) {
          // The order is what the property is about.
          // oxlint-disable-next-line no-await-in-loop
          if ('answer' in next) await (answered < desk.calls.length ? answer(next.answer) : null);
          else if (Object.keys(next.choose).length > 0) save(next.choose as Patch);
          expect(desk.calls.length - answered).toBeLessThanOrEqual(1);
        }
        // oxlint-disable-next-line no-await-in-loop
        while (answered < desk.calls.length) await answer(true);
        const end = saver.get();
        expect(desk.shown).toEqual(desk.held);
        expect(end ? viewOf(end) : ada).toEqual(desk.held);
      }),
      { numRuns: 100 },
    );
  });
});
