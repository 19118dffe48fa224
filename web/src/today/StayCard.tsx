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
      <div className="flex items-start gap-3">
        <Icon name="lodging" size={22} className="mt-0.5 text-ink-3" />
        <div className="min-w-0 grow">
          <h3 id="stay-title" className="text-s text-ink-2">
            {i18n.t('Tonight')}
          </h3>
          <button type="button" onClick={() => select(stay.id)} className="max-w-full rounded-s text-start text-l font-semibold wrap-anywhere touch:min-h-11">
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
