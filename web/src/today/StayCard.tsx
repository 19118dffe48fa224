import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Item } from '../itinerary/model.ts';
import { usePlanner } from '../planner/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { Reference, Where } from './Where.tsx';

/** Where one sleeps tonight. */
export function StayCard({ stay, date }: { stay: Item; date: string }) {
  const formats = useFormats();
  const { select } = usePlanner();
  const arrives = stay.day === date && stay.start_local;
  return (
    <section aria-labelledby="stay-title" className="rounded-l border border-line bg-surface p-4">
      <div className="relative flex min-h-11 items-start gap-3">
        <Icon name="lodging" size={22} className="mt-0.5 text-ink-3" />
        <div className="min-w-0 grow">
          <h3 id="stay-title" className="text-s text-ink-2">
            {i18n.t('Tonight')}
          </h3>
          <button type="button" onClick={() => select(stay.id)} className="block max-w-full text-start text-l font-semibold wrap-anywhere after:absolute after:inset-0 outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent">
            {stay.title}
          </button>
          {arrives && <p className="text-s text-ink-2">{i18n.t('Check-in from {time}', { time: formats.time(arrives) })}</p>}
        </div>
      </div>
      <div className="mt-3 grid gap-4 text-m">
        {stay.location && <Where place={stay.location} title={stay.title} />}
        {stay.booking_ref && <Reference code={stay.booking_ref} />}
      </div>
    </section>
  );
}
