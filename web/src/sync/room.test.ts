import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientFrame, ServerFrame } from './op.ts';
import { parsePeer } from './peer.ts';
import { Room, type RoomNews, type RoomTalk } from './room.ts';

const WELCOME: ServerFrame = { type: 'welcome', seq: 1, last: 0, user: 'u', role: 'editor', key: 'mine' };

/** Two tabs of one browser; the first has the line. */
function tabs() {
  const sent: ClientFrame[] = [];
  const rooms: Room[] = [];
  const pass = (from: number, talk: RoomTalk): void => rooms.forEach((room, at) => at !== from && room.hear(talk));
  const make = (at: number): Room => new Room({ leads: () => at === 0, tabs: (talk) => pass(at, talk), send: (frame) => sent.push(frame), logged: () => undefined });
  rooms.push(make(0), make(1));
  const [leader, second] = rooms as [Room, Room];
  return { leader, second, sent };
}

const heard = (room: Room): string[] => {
  const names: string[] = [];
  room.listen((news: RoomNews) => {
    if (news.kind === 'peers') names.splice(0, names.length, ...news.peers.map((peer) => `${peer.name} ${peer.focus?.id ?? ''}`.trim()));
  });
  return names;
};

const jo = { key: 'k', user: 'jo', name: 'Jo', colour: 3 };

describe('a room', () => {
  it('knows who is here in all tabs, until they are gone or the line is', () => {
    const { leader, second } = tabs();
    const [one, other] = [heard(leader), heard(second)];
    leader.take(WELCOME);
    leader.take({ type: 'presence', peers: [jo, { ...jo, key: 'l', name: 'Meg' }] });
    leader.take({ type: 'presence', peers: [{ ...jo, focus: { id: 'a' } }] });
    expect(one).toEqual(['Meg', 'Jo a']);
    expect(other).toEqual(one);
    leader.take({ type: 'presence', peers: [{ key: 'l', gone: true }] });
    expect(other).toEqual(['Jo a']);
    leader.renew();
    expect([one, other]).toEqual([[], []]);
  });

  it('speaks for the tab that told last, and for another when that one hides', () => {
    const { leader, second, sent } = tabs();
    leader.take(WELCOME);
    leader.say({ view: 'one' });
    second.say({ view: 'two' });
    leader.say({ view: 'three' });
    leader.say(null);
    second.say(null);
    expect(sent).toEqual(['one', 'two', 'three', 'two'].map((view) => ({ type: 'presence', view })).concat([{ type: 'presence', off: true } as never]));
  });

  it('says nothing to a line that knows no presence', () => {
    const { leader, sent } = tabs();
    leader.say({ view: 'one' });
    const { key: _key, ...plain } = WELCOME as Extract<ServerFrame, { type: 'welcome' }>;
    leader.take(plain);
    leader.say({ view: 'one' });
    expect(sent).toEqual([]);
  });
});

describe('what others send', () => {
  it('is read where it makes sense, and left out where not', () => {
    expect(parsePeer({ ...jo, cursor: { lng: -9, lat: 38 }, bbox: [1, 2, 3, 4], view: 'item=a', focus: { id: 'a', field: 'cost' } })).toEqual({
      ...jo, cursor: { lng: -9, lat: 38 }, bbox: [1, 2, 3, 4], view: 'item=a', focus: { id: 'a', field: 'cost' },
    });
    expect(parsePeer({ ...jo, colour: 99, cursor: { lng: 'x' }, bbox: [4, 3, 2, 1], focus: {}, view: 7 })).toEqual({ ...jo, colour: 1 });
    expect(parsePeer({ key: 'k', gone: true })).toEqual({ key: 'k', gone: true });
  });

  it('never throws, and gives nothing that a map could not draw', () => {
    const junk = fc.record({ key: fc.string(), user: fc.string(), name: fc.anything(), colour: fc.anything(), focus: fc.anything(), cursor: fc.oneof(fc.anything(), fc.record({ lng: fc.double(), lat: fc.double() })), bbox: fc.oneof(fc.anything(), fc.array(fc.double(), { minLength: 4, maxLength: 4 })), view: fc.anything() });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), junk), (value) => {
        const peer = parsePeer(value);
        if (!peer || 'gone' in peer) return;
        const { cursor, bbox, colour } = peer;
        if (cursor && 'lng' in cursor) expect(Math.abs(cursor.lat)).toBeLessThanOrEqual(90);
        for (const edge of bbox ?? []) expect(Number.isFinite(edge)).toBe(true);
        expect(colour).toBeGreaterThanOrEqual(1);
        expect(colour).toBeLessThanOrEqual(8);
      }),
    );
  });
});
