import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trip as twoDays } from '../../test/trip.ts';
import { ITEM_TYPES, type Item } from '../itinerary/model.ts';
import { newItem } from '../itinerary/newItem.ts';
import type { Expense } from '../sync/lists.ts';
import { CATEGORIES } from './categories.ts';
import { overBudget } from './over.ts';
import { type Rates, convert, rateOf, ratesIn } from './rates.ts';
import { settle, split } from './settle.ts';
import { type Group, type Sum, apartOf, byCategory, byDay, byPerson, costsOf, wholeOf } from './sums.ts';

const RATES: Rates = { base: 'EUR', date: '2026-11-20', source: 'test', rates: { EUR: 1, USD: 1.08, JPY: 163.25, CZK: 25, KWD: 0.33 } };
const DAYS = twoDays().days.map(({ date }) => date);

const item = (id: string, more: Partial<Item>) => newItem('t', { id, title: id, day: '2027-05-01', ...more });
const expense = (id: string, amount: number, more: Partial<Expense> = {}): Expense => ({
  id, title: id, cost: { amount, currency: 'EUR' }, category: '', paidBy: '', sharedBy: [], date: '', item: '', ...more,
});
const eur = (amount: number) => ({ amount, currency: 'EUR' });

const costs = (items: Item[], expenses: Expense[] = [], people: string[] = ['ada', 'jo'], rates: Rates | null = RATES) =>
  costsOf({ trip: { ...twoDays(), items }, budget: null, expenses, people, home: 'EUR', rates });

describe('rates', () => {
  it('convert exactly, half to even, between currencies of other decimals', () => {
    expect(convert({ amount: 10_800, currency: 'USD' }, 'EUR', RATES)).toBe(10_000);
    expect(convert({ amount: 100, currency: 'EUR' }, 'JPY', RATES)).toBe(163);
    expect(convert({ amount: 200, currency: 'EUR' }, 'JPY', RATES)).toBe(326);
    expect(convert({ amount: 1000, currency: 'KWD' }, 'USD', RATES)).toBe(327);
    const half = { ...RATES, rates: { EUR: 1, XXA: 2 } };
    expect([1, 3, 5, -3].map((amount) => convert({ amount, currency: 'XXA' }, 'EUR', half))).toEqual([0, 2, 2, -2]);
  });

  it('guess nothing', () => {
    expect(convert({ amount: 1, currency: 'VND' }, 'EUR', RATES)).toBeNull();
    expect(convert({ amount: 1, currency: 'USD' }, 'EUR', null)).toBeNull();
    expect(convert({ amount: 1, currency: 'VND' }, 'VND', null)).toBe(1);
    expect(rateOf('EUR', 'USD', RATES)).toBe(1.08);
  });

  it('take an answer apart without trusting it', () => {
    expect(ratesIn({ base: 'EUR', date: '2026-11-20', source: 's', rates: { USD: 1.08, BAD: 'x', ZERO: 0 } })?.rates).toEqual({ EUR: 1, USD: 1.08 });
    fc.assert(fc.property(fc.anything(), (value) => void ratesIn(value)));
  });
});

describe('costs', () => {
  it('counts each sum in one place: paid, booked or planned', () => {
    const { sum, planned, booked } = costs(
      [item('a', { cost: eur(1000) }), item('b', { cost: eur(2000), booking_ref: 'X1' }), item('c', { cost: eur(4000), booking_ref: 'X2' })],
      [expense('e', 3900, { item: 'c' }), expense('coffee', 500)],
    );
    expect(sum).toEqual({ paid: 4400, booked: 2000, planned: 1000 });
    expect([planned, booked]).toEqual([7000, 6000]);
  });

  it('leaves ideas out until they are booked, and counts them where there are no days', () => {
    const ideas = [item('a', { day: null, cost: eur(100) }), item('b', { day: null, cost: eur(200), booking_ref: 'X' })];
    expect(costs(ideas)).toMatchObject({ sum: { paid: 0, booked: 200, planned: 0 }, ideas: 100 });
    expect(costsOf({ trip: { days: [], items: ideas }, budget: null, expenses: [], people: [], home: 'EUR', rates: null }).sum.planned).toBe(100);
  });

  it('puts an item’s expense on the item’s day, and one of its own on its date', () => {
    const { lines } = costs([item('stay', { type: 'lodging', day: '2027-05-02' })], [expense('paid early', 700, { item: 'stay', date: '2026-12-01' }), expense('visa', 50, { date: '2026-12-01' }), expense('lunch', 9, { date: '2027-05-01', category: 'food' })]);
    const days = byDay(lines, DAYS).map(({ key, sum }) => [key, wholeOf(sum)]);
    expect(days).toEqual([['2027-05-01', 9], ['2027-05-02', 700], [null, 50]]);
    const categories = byCategory(lines).map(({ key, sum }) => [key, wholeOf(sum)]);
    expect(categories).toEqual([['lodging', 700], ['transport', 0], ['food', 9], ['activities', 0], ['shopping', 0], ['other', 50]]);
  });

  it('lists apart what has no rate', () => {
    const { lines, sum } = costs([item('a', { cost: { amount: 5, currency: 'VND' } }), item('b', { cost: eur(100) })]);
    expect(wholeOf(sum)).toBe(100);
    expect(apartOf(lines)).toEqual([{ currency: 'VND', sum: { paid: 0, booked: 0, planned: 5 } }]);
  });

  it('says by how much it is over its budget, in any currency', () => {
    const trip = { ...twoDays(), budget: { amount: 10_800, currency: 'USD' }, items: [item('a', { cost: eur(9000) })] };
    expect(overBudget(trip, [], RATES)).toBeNull();
    expect(overBudget(trip, [expense('e', 1500)], RATES)).toEqual(eur(500));
    expect(overBudget(trip, [expense('e', 1500, { item: 'a' })], RATES)).toBeNull();
    expect(overBudget({ ...trip, budget: null }, [expense('e', 1500)], RATES)).toBeNull();
    expect(overBudget(trip, [expense('e', 1500)], null)).toBeNull();
  });
});

const PEOPLE = ['ada', 'bo', 'cy', 'di', 'ed'];
const MONEY = fc.record({ amount: fc.integer({ min: 0, max: 10_000_000 }), currency: fc.constantFrom('EUR', 'USD', 'JPY', 'CZK', 'KWD', 'VND') });
const ITEMS = fc.array(
  fc.record({ type: fc.constantFrom(...ITEM_TYPES), day: fc.constantFrom(...DAYS, null), cost: fc.option(MONEY), booking_ref: fc.constantFrom('', 'X1') }),
  { maxLength: 8 },
);
const EXPENSES = fc.array(
  fc.record({
    cost: fc.option(MONEY),
    item: fc.constantFrom('', '0', '1', 'gone'),
    category: fc.constantFrom('', ...CATEGORIES, 'made up'),
    date: fc.constantFrom('', ...DAYS, '2026-01-01'),
    paidBy: fc.constantFrom('', ...PEOPLE, 'left'),
    sharedBy: fc.subarray([...PEOPLE, 'left']),
  }),
  { maxLength: 10 },
);

const added = (groups: readonly Group[]): Sum => groups.reduce((all, { sum }) => ({ paid: all.paid + sum.paid, booked: all.booked + sum.booked, planned: all.planned + sum.planned }), { paid: 0, booked: 0, planned: 0 });

it('comes to the same whichever way it is grouped, and balances come to nothing', () => {
  fc.assert(
    fc.property(ITEMS, EXPENSES, fc.subarray(PEOPLE), fc.constantFrom('EUR', 'JPY', 'KWD'), (items, expenses, people, home) => {
      const { lines, sum, balances } = costsOf({
        trip: { ...twoDays(), items: items.map((given, at) => item(String(at), given)) },
        budget: null,
        expenses: expenses.map((given, at) => ({ ...expense(String(at), 0), ...given })),
        people,
        home,
        rates: RATES,
      });
      for (const groups of [byCategory(lines), byDay(lines, DAYS), byPerson(lines, people)]) expect(added(groups)).toEqual(sum);
      expect([...balances.values()].reduce((all, each) => all + each, 0)).toBe(0);
    }),
  );
});

describe('settling', () => {
  const DEBTS = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 7 }).map((amounts) => {
    const all = [...amounts, -amounts.reduce((sum, each) => sum + each, 0)];
    return new Map(all.map((amount, at) => [`p${at}`, amount]));
  });

  it('leaves nobody owing anything', () => {
    fc.assert(
      fc.property(fc.oneof(DEBTS, fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: 13, maxLength: 20 }).map((amounts) => new Map([...amounts, -amounts.reduce((sum, each) => sum + each, 0)].map((amount, at) => [`p${at}`, amount])))), (balances) => {
        const rest = new Map(balances);
        for (const { from, to, amount } of settle(balances)) {
          expect(amount).toBeGreaterThan(0);
          rest.set(from, (rest.get(from) ?? 0) + amount);
          rest.set(to, (rest.get(to) ?? 0) - amount);
        }
        expect([...rest.values()].every((each) => each === 0)).toBe(true);
      }),
    );
  });

  it('takes as few transfers as there can be', () => {
    // As many groups of people as settle among themselves, found the slow way.
    const mostGroups = (amounts: readonly number[]): number => {
      const [first, ...rest] = amounts;
      if (first === undefined) return 0;
      let best = 0;
      for (let set = 0; set < 1 << rest.length; set++) {
        const isIn = (_: number, at: number) => (set & (1 << at)) > 0;
        const mine = rest.filter(isIn);
        if (first + mine.reduce((sum, each) => sum + each, 0) === 0) best = Math.max(best, 1 + mostGroups(rest.filter((each, at) => !isIn(each, at))));
      }
      return best;
    };
    fc.assert(
      fc.property(DEBTS, (balances) => {
        const open = [...balances.values()].filter((amount) => amount !== 0);
        expect(settle(balances)).toHaveLength(open.length - mostGroups(open));
      }),
    );
  });

  it('pairs those whose debts match', () => {
    expect(settle(new Map([['a', 30], ['b', -10], ['c', -30], ['d', 10]]))).toEqual([
      { from: 'c', to: 'a', amount: 30 },
      { from: 'b', to: 'd', amount: 10 },
    ]);
  });

  it('splits to the last cent, the first in order taking what is left', () => {
    expect([...split(1000, ['c', 'a', 'b'])]).toEqual([['a', 334], ['b', 333], ['c', 333]]);
    expect([...split(-1000, ['c', 'a', 'b'])]).toEqual([['a', -334], ['b', -333], ['c', -333]]);
  });
});
