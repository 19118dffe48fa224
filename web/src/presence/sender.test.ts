import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Doing } from '../sync/peer.ts';
import { GAP_MS, RENEW_MS, Sender } from './sender.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setup() {
  const sent: { at: number; doing: Doing | null }[] = [];
  const began = Date.now();
  const sender = new Sender((doing) => sent.push({ at: Date.now() - began, doing }));
  return { sender, sent };
}

const at = (lng: number): Doing => ({ cursor: { lng, lat: 0 } });

describe('telling what one does', () => {
  it('keeps to twelve a second, and says the last thing', () => {
    const { sender, sent } = setup();
    sender.setAlone(false);
    sender.setOn(true);
    for (let step = 1; step <= 300; step++) {
      sender.tell(at(step));
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(GAP_MS);
    const gaps = sent.slice(1).map((frame, index) => frame.at - (sent[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GAP_MS);
    expect(sent.length).toBeGreaterThan(25);
    expect(sent.length).toBeLessThanOrEqual(12 * 3 + 2);
    expect(sent.at(-1)?.doing).toEqual(at(300));
  });

  it('renews before it is forgotten, and says nothing twice in between', () => {
    const { sender, sent } = setup();
    sender.setAlone(false);
    sender.tell(at(1));
    sender.setOn(true);
    sender.tell(at(1));
    vi.advanceTimersByTime(3 * RENEW_MS + 1);
    expect(sent.map((frame) => frame.at)).toEqual([0, RENEW_MS, 2 * RENEW_MS, 3 * RENEW_MS]);
    expect(RENEW_MS).toBeLessThan(10_000);
  });

  it('sends only renewals while nobody else is here, and catches up when somebody comes', () => {
    const { sender, sent } = setup();
    sender.setOn(true);
    for (let step = 1; step <= 20; step++) {
      sender.tell(at(step));
      vi.advanceTimersByTime(50);
    }
    expect(sent).toHaveLength(1);
    sender.setAlone(false);
    vi.advanceTimersByTime(GAP_MS);
    expect(sent.at(-1)?.doing).toEqual(at(20));
    expect(sent).toHaveLength(2);
  });

  it('says once that it is off, then nothing, and everything again when it is on', () => {
    const { sender, sent } = setup();
    sender.setAlone(false);
    sender.setOn(true);
    sender.setOn(false);
    sender.setOn(false);
    sender.tell(at(5));
    sender.greet();
    vi.advanceTimersByTime(60_000);
    expect(sent.map(({ doing }) => doing)).toEqual([{}, null]);
    sender.setOn(true);
    expect(sent.at(-1)?.doing).toEqual(at(5));
  });

  it('tells a new line at once', () => {
    const { sender, sent } = setup();
    sender.setOn(true);
    sender.greet();
    expect(sent).toHaveLength(2);
  });
});
