import { useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { Star } from './Star.tsx';
import type { LeftOut as Left } from './model.ts';
import { plan, wish, wishesOf } from './store.ts';
import { leftText } from './words.ts';

/** What is in the trip and not in the plan, with why; what is only near can be looked at too. */
export function LeftOut({ left }: { left: readonly Left[] }) {
  const [isWhole, setWhole] = useState(false);
  const own = left.filter(({ item_id, reason }) => item_id !== null && reason.code !== 'excluded');
  const near = left.filter(({ item_id }) => item_id === null);
  if (own.length + near.length === 0) return null;
  const shown = isWhole ? [...own, ...near] : own;
  return (
    <section aria-labelledby="plan-left" className="mt-6">
      <h3 id="plan-left" className="flex items-center gap-3 font-semibold">
        <span className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-ink-2">
          <Icon name="idea" />
        </span>
        {own.length > 0 ? i18n.t('Not in the plan') : i18n.t('All that you have is in the plan')}
      </h3>
      <ul className="mt-1">
        {shown.map((one) => (
          <Row key={one.item_id ?? one.location?.id ?? one.title} left={one} />
        ))}
      </ul>
      {near.length > 0 && !isWhole && (
        <button type="button" className="ms-11 mt-1 min-h-8 rounded-s text-start text-s font-medium text-accent underline-offset-4 hover:underline touch:min-h-11" onClick={() => setWhole(true)}>
          {i18n.t('{count, plural, one {Show # place nearby that is not in it} other {Show # places nearby that are not in it}}', { count: near.length })}
        </button>
      )}
    </section>
  );
}

/** A star makes it a must, and the plan is made anew. */
function Row({ left: { item_id: item, title, location, was_day: was, reason } }: { left: Left }) {
  const { trip } = usePlanner();
  const formats = useFormats();
  const id = item ?? location?.id ?? '';
  const insist = (): void => {
    const { must, places, without } = wishesOf(trip);
    wish(trip, { must: [...must.filter((one) => one !== id), id], without: without.filter((one) => one !== id), ...(item === null && location ? { places: [...places.filter((one) => one.id !== id), location] } : {}) });
    plan(trip);
  };
  return (
    <li className="flex items-start gap-2 py-1 ps-11">
      <div className="min-w-0 grow">
        <p className="font-medium wrap-anywhere">{title}</p>
        <p className="text-s text-ink-3">{[leftText(reason, formats), was === null ? '' : i18n.t('Goes from {day} to the ideas', { day: formats.day(was) })].filter(Boolean).join(' · ')}</p>
      </div>
      {id !== '' && reason.code !== 'no_place' && <Star isOn={false} name={title} onToggle={insist} />}
    </li>
  );
}
