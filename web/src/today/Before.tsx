import type { ReactNode } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { daysBetween } from '../time/dates.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { localAt } from './clock.ts';
import { gapsOf } from './plan.ts';
import type { Agenda } from './useAgenda.ts';

const SHOWN = 5;

/** Before the trip: how long still, and what the plan lacks. */
export function Before({ agenda: { days, now }, onShow }: { agenda: Agenda; onShow: (index: number) => void }) {
  const { trip, setView } = usePlanner();
  const formats = useFormats();
  const first = days[0];
  if (!first) return null;
  const left = Math.max(1, daysBetween(localAt(now, first.zone).slice(0, 10), first.date));
  const { nights, empty, untimed } = gapsOf(trip, days);
  const isWhole = nights.length === 0 && empty.length === 0 && untimed === 0;
  return (
    <>
      <section className="rounded-xl border border-line bg-surface px-6 py-8 text-center shadow-1">
        <Countdown name={trip.name} days={left} />
        <p className="mt-1 text-m text-ink-2">{formats.longDay(first.date)}</p>
        <div className="mt-5 flex justify-center">
          <Button onClick={() => onShow(0)}>{i18n.t('See the first day')}</Button>
        </div>
      </section>
      <section aria-labelledby="missing-title" className="mt-6">
        <h3 id="missing-title" className="text-m font-semibold">
          {isWhole ? i18n.t('Nothing is missing') : i18n.t('Still missing')}
        </h3>
        {isWhole && <p className="mt-1 text-m text-ink-2">{i18n.t('Every night has a bed, every day a plan, and everything a time.')}</p>}
        {!isWhole && (
          <ul className="mt-2 divide-y divide-line overflow-hidden rounded-l border border-line bg-surface">
            <Days icon="lodging" dates={nights} text={(date) => i18n.t('No stay in the night after {date}', { date: formats.day(date) })} />
            <Days icon="calendar" dates={empty} text={(date) => i18n.t('Nothing planned on {date}', { date: formats.day(date) })} />
            {untimed > 0 && (
              <Row icon="clock" action={i18n.t('Show the table')} onAct={() => setView('table')}>
                {i18n.t('{count, plural, one {# item has no time} other {# items have no time}}', { count: untimed })}
              </Row>
            )}
          </ul>
        )}
      </section>
    </>
  );
}

/** Stands for the name while the sentence is taken apart: a name may have brackets of its own. */
const NAME = '\u{fffc}';

function Countdown({ name, days }: { name: string; days: number }) {
  // What stands in brackets is what matters, and is large; where it stands is up to each language.
  const text = i18n.t('{trip} begins [in {days, plural, one {# day} other {# days}}]', { trip: NAME, days });
  const [before = '', count = '', after = ''] = text.split(/[[\]]/).map((part) => part.replace(NAME, name));
  return (
    <h2 className="text-m text-ink-2">
      {before}
      <span className="my-1 block text-3xl font-semibold tracking-tight text-ink tabular">{count}</span>
      {after}
    </h2>
  );
}

function Days({ icon, dates, text }: { icon: 'lodging' | 'calendar'; dates: readonly string[]; text: (date: string) => string }) {
  const { setFocus } = usePlanner();
  const more = dates.length - SHOWN;
  return (
    <>
      {dates.slice(0, SHOWN).map((date) => (
        <Row key={date} icon={icon} action={i18n.t('Go to the day')} onAct={() => setFocus(date)}>
          {text(date)}
        </Row>
      ))}
      {more > 0 && <li className="px-4 py-3 text-s text-ink-2">{i18n.t('{count, plural, one {and # more} other {and # more}}', { count: more })}</li>}
    </>
  );
}

function Row({ icon, action, onAct, children }: { icon: 'lodging' | 'calendar' | 'clock'; action: string; onAct: () => void; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 ps-4 pe-2">
      <Icon name={icon} className="text-ink-3" />
      <span className="min-w-32 grow basis-0 text-m">{children}</span>
      <Button look="quiet" className="text-accent!" onClick={onAct}>
        {action}
      </Button>
    </li>
  );
}
