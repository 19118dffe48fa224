import type { Item, Itinerary, Money } from '../itinerary/model.ts';
import type { Expense } from '../sync/lists.ts';
import { type Category, categoryIn, categoryOfItem } from './categories.ts';
import { type Rates, convert } from './rates.ts';

/**
 * Where a sum stands, each sum in one place only: paid, booked and still to pay, or planned and not booked yet. In the words of
 * the plan, planned in all is what the items cost, and booked in all what those with a reference cost.
 */
export const PARTS = ['paid', 'booked', 'planned'] as const;
export type Part = (typeof PARTS)[number];

/** A cost of an item that nobody has paid for yet, or an expense. */
export interface Line {
  part: Part;
  category: Category;
  /** The day of the trip that it is for; null where it is for none. */
  day: string | null;
  cost: Money;
  /** In minor units of the home currency; null where there is no rate. */
  home: number | null;
  /** Who it is shared by; empty for everybody. */
  sharedBy: readonly string[];
  /** Who has paid; empty where nobody has, or nobody is named. */
  paidBy: string;
}

/** What sums are in, and what turns others into it. */
export interface Home {
  home: string;
  rates: Rates | null;
}

/** An idea is not part of the plan until it has a day, a reference or an expense; without days there is no other plan. */
export function isPlanned(item: Item, trip: Pick<Itinerary, 'days'>): boolean {
  return item.day !== null || item.booking_ref !== '' || trip.days.length === 0;
}

function lineOfItem(item: Item, cost: Money, into: Home): Line {
  const part = item.booking_ref === '' ? 'planned' : 'booked';
  return { part, category: categoryOfItem(item.type), day: item.day, cost, home: convert(cost, into.home, into.rates), sharedBy: [], paidBy: '' };
}

function lineOfExpense({ category, sharedBy, paidBy, date }: Expense, cost: Money, item: Item | undefined, into: Home, days: ReadonlySet<string>): Line {
  const own = categoryIn(category) ?? (item ? categoryOfItem(item.type) : 'other');
  // What was paid for an item belongs to the item's day, whenever that was.
  const day = item?.day ?? (days.has(date) ? date : null);
  return { part: 'paid', category: own, day, cost, home: convert(cost, into.home, into.rates), sharedBy, paidBy };
}

/** Every sum of the trip once. An item that has an expense is paid: its cost is not counted beside it. */
export function linesOf(trip: Pick<Itinerary, 'items' | 'days'>, expenses: readonly Expense[], into: Home): Line[] {
  const items = new Map(trip.items.map((item) => [item.id, item]));
  const days = new Set(trip.days.map(({ date }) => date));
  const spent = expenses.flatMap((expense) => (expense.cost ? [lineOfExpense(expense, expense.cost, items.get(expense.item), into, days)] : []));
  const paid = new Set(expenses.flatMap(({ item, cost }) => (cost ? [item] : [])));
  const open = trip.items.filter((item) => !paid.has(item.id) && isPlanned(item, trip)).flatMap((item) => (item.cost ? [lineOfItem(item, item.cost, into)] : []));
  return [...spent, ...open];
}
