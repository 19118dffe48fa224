import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { contrast } from '../../test/contrast.ts';
import type { Peer } from '../sync/peer.ts';
import { initialsOf } from './Avatar.tsx';
import { PERSON_COLOURS, colourOf } from './palette.ts';
import { leaveAll, ledBy, ledTo, personsOf, setPeers, tellMine, hearMine, usePresence } from './store.ts';
import { parseView, viewText } from './view.ts';

const peer = (key: string, user: string, more: Partial<Peer> = {}): Peer => ({ key, user, name: user, colour: 1, ...more });

afterEach(leaveAll);

describe('who is here', () => {
  it('is one of each person, in an order that stays while they move', () => {
    const [jo, meg, joToo] = [peer('1', 'jo'), peer('2', 'meg'), peer('3', 'jo')];
    expect(personsOf([meg, jo, joToo]).map(({ key }) => key)).toEqual(['3', '2']);
    expect(personsOf([joToo, jo, meg]).map(({ user }) => user)).toEqual(['jo', 'meg']);
  });

  it('is known by what they are at', () => {
    setPeers([peer('1', 'jo', { focus: { id: 'a', field: 'cost' } }), peer('2', 'meg', { cursor: { item: 'b', dx: 0, dy: 0 } })]);
    expect([...usePresence.getState().spots]).toEqual(['a', 'a cost', 'b']);
  });

  it('is followed on the page that told last, until they have gone', () => {
    setPeers([peer('1', 'jo', { bbox: [0, 0, 1, 1] }), peer('2', 'jo', { bbox: [2, 2, 3, 3] }), peer('3', 'meg')]);
    usePresence.setState({ following: 'jo' });
    expect(ledBy(usePresence.getState())?.key).toBe('2');
    expect(ledTo(usePresence.getState())).toEqual([2, 2, 3, 3]);
    setPeers([peer('1', 'jo'), peer('3', 'meg')]);
    expect(ledBy(usePresence.getState())?.key).toBe('1');
    setPeers([peer('3', 'meg')]);
    expect(usePresence.getState().following).toBeNull();
  });
});

describe('what the reader does', () => {
  it('is put together from the panes, part by part', () => {
    const said: unknown[] = [];
    tellMine({ bbox: [0, 0, 1, 1] });
    const stop = hearMine((doing) => said.push(doing));
    tellMine({ cursor: { lng: 1, lat: 2 } });
    tellMine({ cursor: undefined });
    stop();
    tellMine({ view: 'x' });
    expect(said).toEqual([{ bbox: [0, 0, 1, 1] }, { bbox: [0, 0, 1, 1], cursor: { lng: 1, lat: 2 } }, { bbox: [0, 0, 1, 1] }]);
  });
});

describe('where somebody is', () => {
  const part = fc.option(fc.stringMatching(/^[\w:-]{1,64}$/), { nil: null });
  it('survives the way to the others', () => {
    fc.assert(
      fc.property(fc.record({ item: part, day: part, at: part, after: part }), (where) => {
        expect(parseView(viewText(where))).toEqual(where);
      }),
    );
  });
  it('is read from anything', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Object.keys(parseView(text))).toEqual(['item', 'day', 'at', 'after']);
      }),
    );
  });
});

describe('a person', () => {
  it.each(PERSON_COLOURS.map((colour, index) => [index + 1, colour] as const))('of colour %d can be read, light and dark', (_number, { solid, onDark }) => {
    expect(contrast(solid, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    for (const ground of ['#ffffff', '#faf9f7', '#f3f1ed']) expect(contrast(solid, ground)).toBeGreaterThanOrEqual(3);
    for (const ground of ['#131416', '#1b1c1f', '#232528']) expect(contrast(onDark, ground)).toBeGreaterThanOrEqual(3);
  });
  it('has the colour that the server gives', () => {
    expect([colourOf(''), colourOf('a'), colourOf('foobar')]).toEqual([(0x811c9dc5 % 8) + 1, (0xe40c292c % 8) + 1, (0xbf9cf968 % 8) + 1]);
  });
  it('has initials', () => {
    expect(['Ada Lovelace', 'Jo', '', 'María José Núñez'].map(initialsOf)).toEqual(['AL', 'J', '·', 'MJ']);
  });
});
