import { useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { shortLabel } from '../planner/sections.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Bar } from './Bar.tsx';
import { ChartTable } from './ChartTable.tsx';
import { categoryName, usePersonNames } from './names.ts';
import { type Costs, type Group, byCategory, byDay, byPerson, wholeOf } from './sums.ts';

type By = 'category' | 'day' | 'person';

export interface Row extends Group {
  label: string;
}

/** More bars than this are shown only where there is something to show. */
const ALL_DAYS = 14;

function useRows(costs: Costs, by: By): Row[] {
  const { trip, sections } = usePlanner();
  const formats = useFormats();
  const nameOf = usePersonNames();
  const { lines, people } = costs;
  const isSome = ({ sum }: Group) => wholeOf(sum) !== 0;
  if (by === 'category') return byCategory(lines).filter(isSome).map((group) => ({ ...group, label: categoryName(group.key) }));
  if (by === 'person') return byPerson(lines, people).map((group) => ({ ...group, label: group.key === null ? i18n.t('Nobody') : nameOf(group.key) }));
  const label = (date: string | null): string => {
    const section = sections.find((one) => one.date !== null && one.date === date);
    return section ? shortLabel(section, formats) : i18n.t('For no day');
  };
  const days = byDay(lines, trip.days.map(({ date }) => date));
  return days.filter((group) => isSome(group) || (group.key !== null && trip.days.length <= ALL_DAYS)).map((group) => ({ ...group, label: label(group.key) }));
}

/** Where the money goes, as bars with a table behind them. Screen readers always have the table. */
export function Charts({ costs }: { costs: Costs }) {
  const [by, setBy] = useState<By>('category');
  const [isTable, setTable] = useState(false);
  const rows = useRows(costs, by);
  const options = [
    { value: 'category', label: i18n.t('Category') },
    { value: 'day', label: i18n.t('Day') },
    { value: 'person', label: i18n.t('Person') },
  ] as const;
  return (
    <section aria-labelledby="budget-where">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 id="budget-where" className="text-l font-semibold">
          {i18n.t('Where it goes')}
        </h3>
        <div className="flex flex-wrap items-center gap-2">
          <Segments label={i18n.t('By')} value={by} options={options} onChange={setBy} />
          <Button look="quiet" icon="table" aria-pressed={isTable} title={i18n.t('Show as table')} onClick={() => setTable(!isTable)} className={isTable ? 'bg-sunken text-ink!' : ''}>
            <span className="phone:sr-only">{i18n.t('Show as table')}</span>
          </Button>
        </div>
      </div>
      {by === 'person' && <p className="mt-2 text-s text-ink-3">{i18n.t('Everybody’s share. What is not paid yet counts in equal parts.')}</p>}
      {!isTable && <Bars rows={rows} costs={costs} />}
      <div className={isTable ? 'mt-4 animate-fade' : 'sr-only'}>
        <ChartTable rows={rows} head={options.find(({ value }) => value === by)?.label ?? ''} costs={costs} isShown={isTable} />
      </div>
    </section>
  );
}

function Bars({ rows, costs }: { rows: readonly Row[]; costs: Costs }) {
  const formats = useFormats();
  const most = Math.max(...rows.map(({ sum }) => wholeOf(sum)), 0);
  return (
    <div aria-hidden="true" className="mt-4 grid gap-x-4 gap-y-3 tablet:grid-cols-[minmax(7rem,auto)_1fr_auto] tablet:items-center">
      {rows.map(({ key, label, sum }) => (
        <div key={key ?? ''} className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 tablet:contents">
          <span className="truncate text-m tablet:max-w-56">{label}</span>
          <Bar sum={sum} scale={most} className="h-3.5 phone:order-last phone:col-span-2" />
          <span className={`text-end text-m tabular ${wholeOf(sum) === 0 ? 'text-ink-3' : 'font-medium'}`}>{wholeOf(sum) === 0 ? '–' : formats.money({ amount: wholeOf(sum), currency: costs.home })}</span>
        </div>
      ))}
    </div>
  );
}
