import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { endOf } from '../itinerary/legs.ts';
import type { Item } from '../itinerary/model.ts';
import { usePlanner } from '../planner/context.ts';
import { useMay } from '../planner/useMay.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { localAt } from './clock.ts';
import { finish } from './done.ts';

/** What is going on, and until when. */
export function NowStrip({ item, now }: { item: Item; now: number }) {
  const formats = useFormats();
  const { select } = usePlanner();
  const { edit } = useMay();
  const end = endOf(item);
  const isKnown = item.type !== 'lodging' && end !== null && end > now;
  const until = isKnown ? formats.time(localAt(end, item.end_zone ?? item.start_zone ?? 'UTC')) : null;
  return (
    <section aria-label={i18n.t('Now')} className="relative mb-3 flex items-center gap-3 rounded-l border border-line bg-surface py-2.5 ps-4 pe-2.5">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-day text-white">
        <Icon name={item.type} />
      </span>
      <div className="min-w-0 grow">
        <p className="text-s text-ink-2">{until === null ? i18n.t('Now') : i18n.t('Now, until {time}', { time: until })}</p>
        <button type="button" onClick={() => select(item.id)} className="block max-w-full text-start font-medium after:absolute after:inset-0 outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent">
          <span className="line-clamp-2">{item.title}</span>
        </button>
      </div>
      {edit && (
        <Button icon="check" className="relative z-1" onClick={() => finish(item)}>
          {i18n.t('Done')}
        </Button>
      )}
    </section>
  );
}
