import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../i18n.ts';
import { aboutText, failureText, faultText, refusalLines } from './refusal.ts';
import type { TripFile } from './tripFile.ts';

const entity = (type: TripFile['entities'][number]['type'], id: string, fields: Record<string, unknown>) => ({ type, id, fields });

const file: TripFile = {
  format: 'sojourn.itinerary',
  version: 1,
  itinerary_id: 't',
  entities: [
    entity('itinerary', 't', { name: 'Lisbon' }),
    entity('item', 'a', { title: 'Belém Tower' }),
    entity('day', '2027-05-01', { title: 'Arrival' }),
    entity('comment', 'c', { text: 'Shall we go there by tram, or is it better to walk along the river?' }),
    entity('vote', 'v', { value: 1 }),
  ],
};

describe('aboutText', () => {
  it.each([
    ['body.entities[1].fields.title', 'The item “Belém Tower”, the title'],
    ['body.entities[1].place.pos', 'The item “Belém Tower”, the day or the order'],
    ['body.entities[1].text.description.y[3]', 'The item “Belém Tower”, the notes'],
    ['body.entities[1].id', 'The item “Belém Tower”, id'],
    ['body.entities[1]', 'The item “Belém Tower”'],
    ['body.entities[0].fields.home_currency', 'The trip “Lisbon”, home currency'],
    ['body.entities[2].fields.title', 'The day “2027-05-01”, the title'],
    ['body.entities[3].fields.text', 'The comment “Shall we go there by tram, or is it bet…”, the text'],
    ['body.entities[4].fields.value', 'A vote, the choice'],
    ['body.entities[9].fields.title', ''],
    ['body.entities', ''],
    ['', ''],
  ])('reads %s', (location, text) => {
    expect(aboutText(location, file)).toBe(text);
  });

  it('reads any location', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        expect(typeof aboutText(`body.entities[1]${rest}`, file)).toBe('string');
      }),
    );
  });
});

describe('refusalLines', () => {
  it('keeps every error with what it is about', () => {
    const problem = {
      errors: [
        { location: 'body.entities[1].fields.title', message: 'must have 200 characters at most' },
        { location: 'body.entities', message: 'has 5001 items: at most 5000' },
        { location: 'body.entities[2].id' },
        null,
      ],
    };
    expect(refusalLines(problem, file)).toEqual([
      { about: 'The item “Belém Tower”, the title', message: 'must have 200 characters at most' },
      { about: '', message: 'has 5001 items: at most 5000' },
    ]);
  });

  it('makes nothing of what is no problem', () => {
    fc.assert(
      fc.property(fc.anything(), (problem) => {
        expect(refusalLines(problem, file)).toEqual([]);
      }),
    );
  });
});

it('has a sentence for each way to fail', () => {
  expect(failureText(0, null)).toMatch(/cannot be reached/);
  expect(failureText(413, {})).toBe(faultText('large'));
  expect(failureText(403, { detail: 'a viewer may not' })).toBe('a viewer may not');
  expect(failureText(500, '<html>')).not.toBe('');
  const faults = ['empty', 'large', 'broken', 'other', 'unknown', 'newer', 'incomplete'] as const;
  expect(new Set(faults.map(faultText)).size).toBe(faults.length);
});
