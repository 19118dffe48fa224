import { i18n } from '../i18n.ts';
import { useFormats } from '../app/formats.ts';
import { usePlanner } from '../planner/context.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { DayList } from './DayList.tsx';
import { NextCard } from './NextCard.tsx';
import { NowStrip } from './NowStrip.tsx';
import { StayCard } from './StayCard.tsx';
import { carriedInto, planDay } from './plan.ts';
import { stayOf } from '../itinerary/stays.ts';
import type { Agenda, Day } from './useAgenda.ts';

interface DayPageProps {
  agenda: Agenda;
  index: number;
  /** The day that is now, or -1. */
  today: number;
  onShow: (index: number) => void;
}

/** One day: what is on and what is next when it is today, then all of it in order. */
export function DayPage({ agenda, index, today, onShow }: DayPageProps) {
  const { trip } = usePlanner();
  const { days, now } = agenda;
  const day = days[index];
  if (!day) return null;
  const carried = carriedInto(days[index - 1]?.rows ?? [], day.date);
  const plan = planDay(day.rows, carried, now);
  const isToday = index === today;
  const stay = index < days.length - 1 ? stayOf(trip.items, day.date) : null;
  const isOver = isToday && plan.total > 0 && !plan.next && !plan.current;
  return (
    <div style={{ '--day': day.style.solid }}>
      <DayHead day={day} count={days.length} isToday={isToday} onShow={onShow} index={index} today={today} />
      {isToday && plan.current && <NowStrip item={plan.current} now={now} />}
      {isToday && plan.next && <NextCard item={plan.next} day={day} now={now} />}
      {isOver && <DayOver tomorrow={days[index + 1]} />}
      <DayList day={day} carried={carried} plan={plan} now={isToday ? now : null} />
      {stay && <StayCard stay={stay} date={day.date} />}
    </div>
  );
}

interface DayHeadProps {
  day: Day;
  count: number;
  index: number;
  today: number;
  isToday: boolean;
  onShow: (index: number) => void;
}

function DayHead({ day, count, index, today, isToday, onShow }: DayHeadProps) {
  return (
    <header className="mb-4 flex items-start gap-2">
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2 text-s text-ink-2">
          <span className="grid h-5 min-w-5 place-items-center rounded-full bg-day px-1 text-xs font-semibold text-white tabular">{day.number}</span>
          <span>{isToday ? i18n.t('Today, day {number} of {count}', { number: day.number, count }) : i18n.t('Day {number} of {count}', { number: day.number, count })}</span>
        </p>
        <h2 className="mt-1 text-xl font-semibold wrap-anywhere">{day.label}</h2>
        {day.title && <p className="text-m text-ink-2 wrap-anywhere">{day.title}</p>}
      </div>
      <nav aria-label={i18n.t('Other days')} className="flex shrink-0 items-center">
        {today >= 0 && !isToday && (
          <Button look="quiet" className="px-2.5!" onClick={() => onShow(today)}>
            {i18n.t('Today')}
          </Button>
        )}
        <IconButton icon="back" label={i18n.t('Day before')} className="rtl:-scale-x-100" disabled={index === 0} onClick={() => onShow(index - 1)} />
        <IconButton icon="back" label={i18n.t('Day after')} className="-scale-x-100 rtl:scale-x-100" disabled={index === count - 1} onClick={() => onShow(index + 1)} />
      </nav>
    </header>
  );
}

/** Nothing is left of the day: a word on the next one. */
function DayOver({ tomorrow }: { tomorrow: Day | undefined }) {
  const formats = useFormats();
  const first = tomorrow?.rows.find((row) => row.type !== 'note');
  return (
    <section className="mb-4 rounded-l bg-accent-soft p-4">
      <h3 className="text-l font-semibold">{i18n.t('That was the day')}</h3>
      <p className="mt-1 text-m text-ink-2">
        {!tomorrow && i18n.t('It was the last one of this trip. Have a safe way home.')}
        {tomorrow && !first && i18n.t('Nothing is planned for tomorrow.')}
        {first?.start_local && i18n.t('Tomorrow begins at {time} with {item}.', { time: formats.time(first.start_local), item: first.title })}
        {first && !first.start_local && i18n.t('Tomorrow begins with {item}.', { item: first.title })}
      </p>
    </section>
  );
}
