import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { Avatar } from '../people/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { usePersonNames } from './names.ts';
import type { Costs } from './sums.ts';

/** Who has paid more than their share, and what evens it out. Nothing for who travels alone. */
export function SettleUp({ costs }: { costs: Costs }) {
  const formats = useFormats();
  const nameOf = usePersonNames();
  const { balances, transfers, people, home } = costs;
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
              <Avatar small name={nameOf(from)} />
              <Icon name="transfer" size={16} className="text-ink-3" />
              <Avatar small name={nameOf(to)} />
              <span className="min-w-0 grow wrap-anywhere">{i18n.t('{from} → {to}', { from: nameOf(from), to: nameOf(to) })}</span>
              <span className="font-semibold tabular">{formats.money({ amount, currency: home })}</span>
            </li>
          ))}
        </ul>
      )}
      {balances.size > 0 && <Balances costs={costs} nameOf={nameOf} />}
    </section>
  );
}

function Balances({ costs: { balances, home }, nameOf }: { costs: Costs; nameOf: (id: string) => string }) {
  const formats = useFormats();
  const words = (amount: number): string => {
    const money = formats.money({ amount: Math.abs(amount), currency: home });
    if (amount === 0) return i18n.t('even');
    return amount > 0 ? i18n.t('gets back {money}', { money }) : i18n.t('owes {money}', { money });
  };
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-s text-ink-2">
      {[...balances].map(([person, amount]) => (
        <li key={person}>{i18n.t('{name}: {balance}', { name: nameOf(person), balance: words(amount) })}</li>
      ))}
    </ul>
  );
}
