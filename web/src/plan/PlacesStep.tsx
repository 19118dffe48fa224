import { useState } from 'react';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { Check } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Segments } from '../ui/Segments.tsx';
import { KnownPlaces } from './KnownPlaces.tsx';
import { PlaceRow } from './PlaceRow.tsx';
import { Toggle } from './Toggle.tsx';
import { ALL_LIKES, likeNames } from './kinds.ts';
import { wish } from './store.ts';
import { type Wishes, candidatesOf, middleOf } from './wishes.ts';

/** What the plan is made of: what the trip has, what is near, and what must be in it. */
export function PlacesStep({ wishes }: { wishes: Wishes }) {
  const { trip } = usePlanner();
  const middle = middleOf(trip);
  const ideas = candidatesOf(trip, 'ideas');
  const all = candidatesOf(trip, 'all');
  return (
    <>
      {ideas.length > 0 && all.length > ideas.length && (
        <div className="mb-2.5">
          <Segments
            label={i18n.t('Items that may get another day')}
            value={wishes.scope}
            options={[
              { value: 'ideas', label: i18n.t('Ideas ({count})', { count: ideas.length }) },
              { value: 'all', label: i18n.t('All items ({count})', { count: all.length }) },
            ]}
            onChange={(scope) => wish(trip, { scope })}
          />
        </div>
      )}
      <OwnPlaces wishes={wishes} />
      {middle && (
        <div className={all.length > 0 ? 'mt-3.5' : ''}>
          <Check label={i18n.t('Choose from what is near {place}, too', { place: middle.name })} checked={wishes.near} onChange={(event) => wish(trip, { near: event.target.checked })} />
          {wishes.near && <Likes wishes={wishes} />}
          <KnownPlaces wishes={wishes} middle={middle} />
          <Unwanted wishes={wishes} />
        </div>
      )}
      {!middle && all.length === 0 && <p className="text-m text-ink-2">{i18n.t('Add a destination or a first place, and there is something to plan with.')}</p>}
    </>
  );
}

const SHOWN = 6;

function OwnPlaces({ wishes }: { wishes: Wishes }) {
  const { trip } = usePlanner();
  const [isWhole, setWhole] = useState(false);
  const own = candidatesOf(trip, wishes.scope);
  if (own.length === 0) return null;
  const shown = isWhole || own.length <= SHOWN + 1 ? own : own.slice(0, SHOWN);
  return (
    <>
      <ul className="-mx-2">
        {shown.map((item) => (
          <PlaceRow key={item.id} item={item} wishes={wishes} />
        ))}
      </ul>
      {shown.length < own.length && (
        <button type="button" className="mt-1 min-h-8 rounded-s text-s font-medium text-accent underline-offset-4 hover:underline touch:min-h-11" onClick={() => setWhole(true)}>
          {i18n.t('Show all {count}', { count: own.length })}
        </button>
      )}
      <p className="mt-1.5 text-s text-ink-3">{wishes.scope === 'all' ? i18n.t('What is locked or booked stays where it is. A star means it must be in the plan.') : i18n.t('What is on a day already stays there. A star means it must be in the plan.')}</p>
    </>
  );
}

/** Most people like everything: what they like is there to open, and says what it holds. */
function Likes({ wishes: { likes } }: { wishes: Wishes }) {
  const { trip } = usePlanner();
  const names = likeNames();
  const [only] = likes;
  const what =
    likes.length === ALL_LIKES.length
      ? i18n.t('Everything that is well known')
      : likes.length === 1 && only
        ? names[only]
        : i18n.t('{count, plural, =0 {Nothing is chosen} other {# kinds of places}}', { count: likes.length });
  return (
    <details className="group/likes mt-1 ms-7.5">
      <summary className="flex min-h-7 w-fit list-none items-center gap-1.5 rounded-s text-s text-ink-2 underline-offset-4 hover:underline touch:min-h-11 [&::-webkit-details-marker]:hidden">
        {what}
        <Icon name="down" size={14} className="transition-transform ease-calm group-open/likes:rotate-180" />
      </summary>
      <div role="group" aria-label={i18n.t('What you like')} className="mt-1.5 flex flex-wrap gap-1.5">
        {ALL_LIKES.map((like) => (
          <Toggle key={like} isOn={likes.includes(like)} onToggle={() => wish(trip, { likes: ALL_LIKES.filter((known) => (known === like) !== likes.includes(known)) })}>
            {names[like]}
          </Toggle>
        ))}
      </div>
    </details>
  );
}

/** What was sent away from a proposal, to be let in again. */
function Unwanted({ wishes: { unwanted } }: { wishes: Wishes }) {
  const { trip } = usePlanner();
  if (unwanted.length === 0) return null;
  return (
    <div role="group" aria-label={i18n.t('Not in the plan')} className="mt-3.5">
      <p className="mb-1.5 text-s font-medium text-ink-2">{i18n.t('Not in the plan')}</p>
      <div className="flex flex-wrap gap-1.5">
        {unwanted.map((place) => (
          <Toggle key={place.id} icon="close" label={i18n.t('Plan without {place}', { place: place.name })} isOn onToggle={() => wish(trip, { unwanted: unwanted.filter(({ id }) => id !== place.id) })}>
            {place.name}
          </Toggle>
        ))}
      </div>
    </div>
  );
}
