import type { Itinerary, Money } from '../itinerary/model.ts';
import type { Expense } from '../sync/lists.ts';
import { CATEGORIES, type Category } from './categories.ts';
import { type Line, type Home, PARTS, type Part, isPlanned, linesOf } from './lines.ts';
import { convert } from './rates.ts';
import { type Transfer, settle, split } from './settle.ts';

/** By part, in minor units of the home currency. */
export type Sum = Readonly<Record<Part, number>>;

/** One bar: a category, a day or a person, and what it comes to. `null` is what belongs to none. */
export interface Group<K extends string | null = string | null> {
  key: K;
  sum: Sum;
}

const NOTHING: Sum = { paid: 0, booked: 0, planned: 0 };

const add = (sum: Sum, part: Part, amount: number): Sum => ({ ...sum, [part]: sum[part] + amount });

export const wholeOf = (sum: Sum): number => PARTS.reduce((all, part) => all + sum[part], 0);

export const sumOf = (lines: readonly Line[]): Sum => lines.reduce((sum, { part, home }) => add(sum, part, home ?? 0), NOTHING);

function grouped<K extends string | null>(keys: readonly K[], lines: readonly Line[], keyOf: (line: Line) => K): Group<K>[] {
  const sums = new Map<K, Sum>(keys.map((key) => [key, NOTHING]));
  for (const line of lines) {
    const key = keyOf(line);
    sums.set(key, add(sums.get(key) ?? NOTHING, line.part, line.home ?? 0));
  }
  return [...sums].map(([key, sum]) => ({ key, sum }));
}

export const byCategory = (lines: readonly Line[]): Group<Category>[] => grouped(CATEGORIES, lines, ({ category }) => category);

/** All days of the trip in order, and what is for none of them, last. */
export function byDay(lines: readonly Line[], days: readonly string[]): Group[] {
  return grouped<string | null>([...days, null], lines, ({ day }) => day);
}

/** What each one's share comes to. What is not paid yet is everybody's in equal parts. */
export function byPerson(lines: readonly Line[], people: readonly string[]): Group[] {
  const sums = new Map<string | null, Sum>(people.map((person) => [person, NOTHING]));
  const give = (person: string | null, part: Part, amount: number) => sums.set(person, add(sums.get(person) ?? NOTHING, part, amount));
  for (const { part, home, sharedBy } of lines) {
    const sharers = sharedBy.length > 0 ? sharedBy : people;
    if (sharers.length === 0) give(null, part, home ?? 0);
    else for (const [person, amount] of split(home ?? 0, sharers)) give(person, part, amount);
  }
  return [...sums].map(([key, sum]) => ({ key, sum }));
}

/** What each has paid beyond their share; below 0 is what they owe. Only what somebody is named for as having paid counts. */
export function balancesOf(lines: readonly Line[], people: readonly string[]): Map<string, number> {
  const balances = new Map<string, number>();
  const give = (person: string, amount: number) => balances.set(person, (balances.get(person) ?? 0) + amount);
  for (const { paidBy, home, sharedBy } of lines) {
    const sharers = sharedBy.length > 0 ? sharedBy : people;
    if (paidBy === '' || home === null || sharers.length === 0) continue;
    give(paidBy, home);
    for (const [person, amount] of split(home, sharers)) give(person, -amount);
  }
  return balances;
}

/** Sums in a currency that has no rate: they stand apart, in that currency. */
export function apartOf(lines: readonly Line[]): { currency: string; sum: Sum }[] {
  const sums = new Map<string, Sum>();
  for (const { part, cost, home } of lines) {
    if (home === null) sums.set(cost.currency, add(sums.get(cost.currency) ?? NOTHING, part, cost.amount));
  }
  return [...sums].map(([currency, sum]) => ({ currency, sum })).toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Everything the budget's screens show. */
export interface Costs extends Home {
  /** What the trip may cost, in minor units of the home currency; null where nobody has said, or without a rate for its currency. */
  budget: number | null;
  /** All items' costs, and those of items with a booking reference, paid or not. */
  planned: number;
  booked: number;
  /** Each sum in its one place; together it is what the trip is going to cost. */
  sum: Sum;
  /** What ideas without a day would add. */
  ideas: number;
  lines: readonly Line[];
  balances: ReadonlyMap<string, number>;
  transfers: readonly Transfer[];
  people: readonly string[];
  /** Currencies other than the home currency that were converted. */
  converted: readonly string[];
}

export interface CostsInput extends Home {
  trip: Pick<Itinerary, 'items' | 'days'>;
  budget: Money | null;
  expenses: readonly Expense[];
  people: readonly string[];
}

export function costsOf({ trip, budget, expenses, people, home, rates }: CostsInput): Costs {
  const lines = linesOf(trip, expenses, { home, rates });
  const costs = (of: Itinerary['items']) => of.reduce((sum, { cost }) => sum + (cost ? (convert(cost, home, rates) ?? 0) : 0), 0);
  const spentOn = new Set(expenses.map(({ item }) => item));
  const isPart = (item: Itinerary['items'][number]) => isPlanned(item, trip) || spentOn.has(item.id);
  const balances = balancesOf(lines, people);
  const foreign = new Set(lines.flatMap(({ cost, home: value }) => (value !== null && cost.currency !== home ? [cost.currency] : [])));
  return {
    home,
    rates,
    budget: budget && convert(budget, home, rates),
    planned: costs(trip.items.filter(isPart)),
    booked: costs(trip.items.filter(({ booking_ref }) => booking_ref !== '')),
    sum: sumOf(lines),
    ideas: costs(trip.items.filter((item) => !isPart(item))),
    lines,
    balances,
    transfers: settle(balances),
    people,
    converted: [...foreign].toSorted(),
  };
}
