/** Money that one person gives to another so that everybody has paid their share. */
export interface Transfer {
  from: string;
  to: string;
  amount: number;
}

/** Splits minor units so that the parts add up again; what does not divide goes one by one to the first in the order of ids. */
export function split(amount: number, people: readonly string[]): Map<string, number> {
  const ordered = [...new Set(people)].toSorted();
  const each = Math.trunc(amount / ordered.length);
  const rest = amount - each * ordered.length;
  const extra = Math.sign(rest);
  return new Map(ordered.map((person, at) => [person, each + (at < Math.abs(rest) ? extra : 0)]));
}

interface Balance {
  person: string;
  amount: number;
}

/** Up to this many people the smallest set is searched for; beyond, one that is close to it is taken. */
const SEARCHED = 12;

/**
 * Groups of people whose balances come to nothing, as many as there are. A group of n settles with n − 1 transfers, so the most
 * groups make the fewest transfers. It looks at every subset once.
 */
function groupsOf(balances: readonly Balance[]): Balance[][] {
  const all = (1 << balances.length) - 1;
  const sums = new Float64Array(all + 1);
  const most = new Uint8Array(all + 1);
  const last = new Uint8Array(all + 1);
  for (let set = 1; set <= all; set++) {
    balances.forEach(({ amount }, at) => {
      const without = set & ~(1 << at);
      if (without === set) return;
      sums[set] = (sums[without] ?? 0) + amount;
      if ((most[without] ?? 0) < (most[set] ?? 0)) return;
      most[set] = most[without] ?? 0;
      last[set] = at;
    });
    if (sums[set] === 0) most[set] = (most[set] ?? 0) + 1;
  }
  return groupsAlong(balances, all, sums, last);
}

/** Walks back the way that found the most groups: whenever nothing is left over, a group is complete. */
function groupsAlong(balances: readonly Balance[], all: number, sums: Float64Array, last: Uint8Array): Balance[][] {
  const groups: Balance[][] = [];
  for (let set = all; set > 0; ) {
    if (sums[set] === 0) groups.push([]);
    const at = last[set] ?? 0;
    const balance = balances[at];
    if (balance) groups.at(-1)?.push(balance);
    set &= ~(1 << at);
  }
  return groups;
}

/** The one who owes most gives to the one who is owed most, until nobody owes anything. */
function within(group: readonly Balance[]): Transfer[] {
  const rest = group.map((balance) => ({ ...balance }));
  const transfers: Transfer[] = [];
  for (;;) {
    rest.sort((a, b) => a.amount - b.amount || (a.person < b.person ? -1 : 1));
    const [debtor, creditor] = [rest[0], rest.at(-1)];
    if (!debtor || !creditor || debtor.amount >= 0 || creditor.amount <= 0) return transfers;
    const amount = Math.min(-debtor.amount, creditor.amount);
    transfers.push({ from: debtor.person, to: creditor.person, amount });
    debtor.amount += amount;
    creditor.amount -= amount;
  }
}

/** Who gives what to whom, with as few transfers as can be. Balances (what one paid beyond one's share) come to nothing in sum. */
export function settle(balances: ReadonlyMap<string, number>): Transfer[] {
  const open = [...balances].map(([person, amount]) => ({ person, amount })).filter(({ amount }) => amount !== 0);
  const groups = open.length <= SEARCHED ? groupsOf(open) : [open];
  return groups.flatMap(within).toSorted((a, b) => b.amount - a.amount || (a.from < b.from ? -1 : 1));
}
