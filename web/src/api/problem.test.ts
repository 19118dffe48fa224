import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiProblem, fieldOf, parseProblem, toProblem } from './problem.ts';

describe('parseProblem', () => {
  it('places each message at the field its location names, first one wins', () => {
    const problem = parseProblem(422, {
      title: 'Unprocessable Entity',
      detail: 'validation failed',
      trace_id: 't1',
      errors: [
        { location: 'body.items[0].start_local', message: 'does not exist', value: 'x' },
        { location: 'body.items[1].start_local', message: 'second' },
        { location: 'body.name', message: 'too long' },
      ],
    });
    expect(problem.fields).toEqual({ start_local: 'does not exist', name: 'too long' });
    expect([problem.message, problem.traceId, problem.isConflict]).toEqual(['validation failed', 't1', false]);
  });

  it.each([
    ['body.start_date', 'start_date'],
    ['body', ''],
    ['body.cost.amount', 'amount'],
    ['query.limit', 'limit'],
    ['body.media_urls[3]', 'media_urls'],
    ['', ''],
  ])('reads %j as field %j', (location, field) => expect(fieldOf(location)).toBe(field));

  it('knows conflicts', () => expect([409, 412, 422].map((status) => parseProblem(status, {}).isConflict)).toEqual([true, true, false]));

  it('makes a problem of anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        const problem = parseProblem(500, body);
        expect(problem).toBeInstanceOf(ApiProblem);
        expect(Object.values(problem.fields).every((message) => typeof message === 'string')).toBe(true);
      }),
    );
  });

  it('takes a thrown network error for status 0', () => expect(toProblem(new TypeError('failed')).status).toBe(0));
});
