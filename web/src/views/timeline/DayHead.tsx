import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { usePlanner } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import { IconButton } from '../../ui/Button.tsx';
import { AllDayBar } from './AllDayBar.tsx';
import { TrayItem } from './TrayItem.tsx';
import { compose, useGrid } from './drag.ts';
import type { DayPlan, Plan } from './plan.ts';

const BAR = 28;

/** Midday, or after the last thing of the day: where one would add the next. */
function freeMinute({ blocks }: DayPlan): number {
  const last = Math.max(0, ...blocks.filter((block) => !block.goesOn).map((block) => block.to));
  return Math.min(22 * 60, Math.ceil((last === 0 ? 12 * 60 : last) / 30) * 30);
}

/** A column's head: the day, the stays that run through it, and what has no time. */
export function DayHead({ day, plan }: { day: DayPlan; plan: Plan; hour: number }) {
  const { focus } = usePlanner();
  const formats = useFormats();
  const { edit } = useMay();
  const { section, index, tray, date } = day;
  const bars = plan.bars.filter((bar) => bar.start === index || (index === 0 && bar.start < 0));
  return (
    <div
      data-date={date}
      className={`sticky top-0 flex snap-start flex-col border-e border-b border-line [@media(max-height:480px)]:top-auto ${focus === section.list ? 'bg-accent-soft' : 'bg-surface'}`}
      style={{ '--day': section.style.solid, zIndex: 39 + plan.days.length - index }}
    >
      <div className="flex items-center gap-2 py-2 ps-2.5 pe-1 phone:gap-1.5 phone:ps-1.5 phone:pe-0">
        <span aria-hidden="true" className="grid size-7 shrink-0 place-items-center rounded-full bg-day text-s phone:size-6 phone:text-xs font-semibold text-white tabular">
          {section.number}
        </span>
        <h2 className="min-w-0 grow leading-tight">
          <span className="sr-only">{i18n.t('Day {number}', { number: section.number })}</span>
          <span className="block truncate text-m font-semibold phone:text-s">{formats.day(date)}</span>
          <span className="block truncate text-xs text-ink-3">{section.title || i18n.t('{count, plural, =0 {Open day} one {# item} other {# items}}', { count: section.rows.length })}</span>
        </h2>
        {edit && <IconButton icon="plus" size="s" label={i18n.t('Add to {day}', { day: section.label })} onClick={() => compose({ day: index, minute: freeMinute(day) })} />}
      </div>
      {plan.lanes > 0 && (
        <div className="relative" style={{ height: plan.lanes * BAR }}>
          {bars.map((bar) => (
            <AllDayBar key={bar.item.id} bar={bar} from={index} height={BAR} days={plan.days} />
          ))}
        </div>
      )}
      <Tray day={day}>{tray.length > 0 && tray.map((item) => <TrayItem key={item.id} item={item} list={section.list} />)}</Tray>
    </div>
  );
}

/** What has no time; dropping something here takes its time away. */
function Tray({ day, children }: { day: DayPlan; children: React.ReactNode }) {
  const isTarget = useGrid((state) => state.drag?.tray === day.index);
  return (
    <div data-tray={day.index} className={`flex min-h-6 grow flex-col px-1.5 pb-1.5 ${isTarget ? 'bg-accent-soft outline-2 -outline-offset-2 outline-accent' : ''}`}>
      {children && (
        <>
          <h3 className="px-1 pb-0.5 text-2xs font-medium text-ink-3">{i18n.t('Any time')}</h3>
          <ul className="grid max-h-26 gap-1 overflow-y-auto touch:max-h-32">{children}</ul>
        </>
      )}
    </div>
  );
}
