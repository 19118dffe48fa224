import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { Button } from '../ui/Button.tsx';
import { summaryOf } from './plan.ts';
import type { Agenda } from './useAgenda.ts';

/** After the trip: what it came to. */
export function After({ agenda: { days }, onShow }: { agenda: Agenda; onShow: (index: number) => void }) {
  const { trip } = usePlanner();
  const formats = useFormats();
  const { places, metres, days: count } = summaryOf(days);
  const figures = [
    { name: i18n.t('{count, plural, one {day} other {days}}', { count }), value: String(count) },
    { name: i18n.t('{count, plural, one {place} other {places}}', { count: places }), value: String(places) },
    ...(metres >= 1000 ? [{ name: i18n.t('on the way, about'), value: formats.distance(metres) }] : []),
  ];
  return (
    <section className="rounded-xl border border-line bg-surface px-6 py-8 text-center shadow-1">
      <h2 className="text-2xl font-semibold tracking-tight">{i18n.t('Welcome back')}</h2>
      <p className="mt-1 text-m text-ink-2">{i18n.t('{trip} is over. This is what it came to.', { trip: trip.name })}</p>
      <dl className="mt-6 flex flex-wrap justify-center gap-x-10 gap-y-4">
        {figures.map(({ name, value }) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-s text-ink-2">{name}</dt>
            <dd className="text-2xl font-semibold tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-6 flex justify-center">
        <Button onClick={() => onShow(0)}>{i18n.t('Look at the days again')}</Button>
      </div>
    </section>
  );
}
