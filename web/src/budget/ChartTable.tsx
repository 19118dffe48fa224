import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Row } from './Charts.tsx';
import { PARTS } from './lines.ts';
import { partName } from './names.ts';
import { type Costs, type Sum, wholeOf } from './sums.ts';

/** The bars' numbers, with what they come to. */
export function ChartTable({ rows, head, costs, isShown }: { rows: readonly Row[]; head: string; costs: Costs; isShown: boolean }) {
  // What scrolls sideways where there is little room can be reached and scrolled with the keyboard.
  const scroller = isShown ? { role: 'region', 'aria-label': i18n.t('Costs'), tabIndex: 0, className: 'overflow-x-auto rounded-l border border-line' } : {};
  return (
    <div {...scroller}>
      <table className="w-full text-m">
        <caption className="sr-only">{i18n.t('Costs in {currency}', { currency: costs.home })}</caption>
        <thead>
          <tr className="border-b border-line text-s text-ink-2">
            {[head, ...PARTS.map(partName), i18n.t('In all')].map((name, at) => (
              <th key={name} scope="col" className={`px-3 py-2 font-medium ${at === 0 ? 'text-start' : 'text-end'}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ key, label, sum }) => (
            <Line key={key ?? ''} label={label} sum={sum} home={costs.home} />
          ))}
        </tbody>
        <tfoot className="border-t border-line font-semibold">
          <Line label={i18n.t('In all')} sum={costs.sum} home={costs.home} />
        </tfoot>
      </table>
    </div>
  );
}

function Line({ label, sum, home }: { label: string; sum: Sum; home: string }) {
  const formats = useFormats();
  return (
    <tr>
      <th scope="row" className="px-3 py-2 text-start font-normal in-[tfoot]:font-semibold">
        {label}
      </th>
      {[...PARTS.map((part) => ({ name: part, amount: sum[part] })), { name: 'all', amount: wholeOf(sum) }].map(({ name, amount }) => (
        <td key={name} className="px-3 py-2 text-end whitespace-nowrap tabular">
          {formats.money({ amount, currency: home })}
        </td>
      ))}
    </tr>
  );
}
