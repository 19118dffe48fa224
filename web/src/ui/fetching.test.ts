import { describe, expect, it, vi } from 'vitest';
import { fetching } from './fetching.ts';

/** A load that fails as often as it is told to, each time when it is let. */
function loads(failures: number) {
  const answers: (() => void)[] = [];
  const load = vi.fn<() => Promise<string>>(() => new Promise<string>((resolve, reject) => {
    const isFailing = failures-- > 0;
    answers.push(() => (isFailing ? reject(new Error('offline')) : resolve('part')));
  }));
  return { load, answer: () => answers.shift()?.() };
}

describe('fetching', () => {
  it('tries until it is here, and tells', async () => {
    const { load, answer } = loads(1);
    const part = fetching(load);
    const told = vi.fn<() => void>();
    part.subscribe(told);

    part.again();
    expect(part.get()).toEqual({ value: null, isTrying: true });
    answer();
    await vi.waitFor(() => expect(part.get()).toEqual({ value: null, isTrying: false }));

    part.again();
    answer();
    await vi.waitFor(() => expect(part.get()).toEqual({ value: 'part', isTrying: false }));
    expect(told).toHaveBeenCalledTimes(4);
  });

  it('asks once at a time, and not when it is here', async () => {
    const { load, answer } = loads(0);
    const part = fetching(load);
    part.again();
    part.again();
    expect(load).toHaveBeenCalledTimes(1);
    answer();
    await vi.waitFor(() => expect(part.get().value).toBe('part'));
    part.again();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('leaves alone who does not listen any more', async () => {
    const { load, answer } = loads(0);
    const part = fetching(load);
    const told = vi.fn<() => void>();
    part.subscribe(told)();
    part.again();
    answer();
    await vi.waitFor(() => expect(part.get().value).toBe('part'));
    expect(told).not.toHaveBeenCalled();
  });
});
