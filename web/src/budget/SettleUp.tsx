import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { Avatar } from '../people/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { usePersonNames } from './names.ts';
import type { Costs } from './sums.ts';

/** Who has paid more than their share, and what evens it out. Nothing for who travels alone. */
export function SettleUp({ costs }: { costs: Costs }) {
  const formats = useFormats();
  const nameOf = usePersonNames();
  const user = useTrip((state) => state.user);
  const { balances, transfers, people, home } = costs;
  const debtWords = (from: string, to: string, money: string): string => {
    if (from === user) return i18n.t('You owe {name} {money}', { name: nameOf(to), money });
    return to === user ? i18n.t('{name} owes you {money}', { name: nameOf(from), money }) : i18n.t('{name} owes {other} {money}', { name: nameOf(from), other: nameOf(to), money });
  };
  if (people.length < 2) return null;
  return (
    <section aria-labelledby="budget-settle">
      <h3 id="budget-settle" className="text-l font-semibold">
        {i18n.t('Who owes whom')}
      </h3>
      {balances.size === 0 && <p className="mt-1 text-m text-ink-2">{i18n.t('Say who has paid for an expense, and it is worked out here.')}</p>}
      {balances.size > 0 && transfers.length === 0 && <p className="mt-1 text-m text-ink-2">{i18n.t('Everybody has paid their share.')}</p>}
      {transfers.length > 0 && (
        <ul className="mt-3 divide-y divide-line rounded-l border border-line">
          {transfers.map(({ from, to, amount }) => (
            <li key={`${from} ${to}`} className="flex min-h-13 items-center gap-3 px-4 py-2">
              <div aria-hidden="true" className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1.5">
                <Person name={nameOf(from)} />
                <Icon name="back" size={16} className="rotate-180 text-ink-3 rtl:rotate-0" />
                <Person name={nameOf(to)} />
              </div>
              <span aria-hidden="true" className="font-semibold tabular">
                {formats.money({ amount, currency: home })}
              </span>
              <span className="sr-only">{debtWords(from, to, formats.money({ amount, currency: home }))}</span>
            </li>
          ))}
        </ul>
      )}
      {balances.size > 0 && <Balances costs={costs} nameOf={nameOf} />}
    </section>
  );
}

function Person({ name }: { name: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <Avatar small name={name} />
      <span className="min-w-0 wrap-anywhere">{name}</span>
    </span>
  );
}

function Balances({ costs: { balances, home }, nameOf }: { costs: Costs; nameOf: (id: string) => string }) {
  const formats = useFormats();
  const words = (name: string, amount: number): string => {
    const money = formats.money({ amount: Math.abs(amount), currency: home });
    if (amount === 0) return i18n.t('{name}: even', { name });
    return amount > 0 ? i18n.t('{name}: {money} to get back', { name, money }) : i18n.t('{name}: {money} to give', { name, money });
  };
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-s text-ink-2">
      {[...balances].map(([person, amount]) => (
        <li key={person}>{words(nameOf(person), amount)}</li>
      ))}
    </ul>
  );
}
