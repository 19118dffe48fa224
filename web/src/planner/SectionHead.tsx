import { useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { change, useTrip } from '../itinerary/store.ts';
import { DayComments } from '../talk/counts.tsx';
import { Spot } from '../presence/Spot.tsx';
import { Icon } from '../ui/Icon.tsx';
import { DayMenu } from './DayMenu.tsx';
import { DayNotes } from './DayNotes.tsx';
import { EditableText } from './EditableText.tsx';
import { useView } from './context.ts';
import type { DayRoute } from './routes.ts';
import type { Section } from './sections.ts';
import { useMay } from './useMay.ts';
import { sectionId } from './useScrollSpy.ts';

/**
 * What is not filled in offers itself only when one comes near the head; on touch there is no "near", so it stays. Not when one comes near the day:
 * a hover that changes what lies below it makes the browser style all rows of the day anew, and that is felt while dragging.
 */
const QUIET =
  'opacity-0 transition-opacity ease-calm group-focus-within/day:opacity-100 group-hover/day:opacity-100 touch:opacity-100';

/** A day's name, title, sums and notes. */
export function SectionHead({ section, route }: { section: Section; route: DayRoute | undefined }) {
  const { date, number, label, title, notes, list } = section;
  const [isNoting, setNoting] = useState(false);
  const isDay = date !== null;
  const { edit } = useMay();
  return (
    <>
      <div className="group/day sticky top-0 z-5 -mx-4 flex items-start gap-3 bg-surface px-4 pt-4 pb-2">
        <span
          aria-hidden="true"
          className={`grid size-8 shrink-0 place-items-center rounded-full text-m font-semibold tabular ${isDay ? 'bg-day text-white' : 'bg-sunken text-ink-2'}`}
        >
          {isDay ? number : <Icon name="idea" />}
        </span>
        <div className="min-w-0 grow">
          <div className="flex items-baseline gap-x-3">
            <h2 id={`${sectionId(list)}-name`} className="shrink-0 text-l leading-tight font-semibold">
              {label}
            </h2>
            {isDay && !edit && title !== '' && <p className="min-w-0 truncate text-m text-ink-2">{title}</p>}
            {isDay && edit && (
              <Spot id={date} field="title">
                <EditableText
                  as="p"
                  clearable
                  label={i18n.t('Title of {day}', { day: label })}
                  value={title}
                  placeholder={i18n.t('Add a title')}
                  onCommit={(next) => change({ kind: 'day', date, fields: { title: next } })}
                  className={`text-m ${title ? 'text-ink-2' : QUIET}`}
                />
              </Spot>
            )}
          </div>
          <div className="mt-0.5 flex min-h-5 items-baseline gap-x-2 text-s text-ink-3">
            <p className="min-w-0 grow truncate tabular">{isDay ? <Facts section={section} route={route} /> : i18n.t('Places without a day yet')}</p>
            {isDay && edit && notes === '' && !isNoting && (
              <button
                type="button"
                onClick={() => setNoting(true)}
                aria-label={i18n.t('Add notes')}
                title={i18n.t('Add notes')}
                // An icon: in words it would take the room that the day's sums need.
                className={`relative grid size-6 shrink-0 place-items-center self-center rounded-s after:absolute after:-inset-1.5 hover:text-ink touch:after:-inset-2.5 ${QUIET}`}
              >
                <Icon name="note" size={16} />
              </button>
            )}
            {isDay ? <DayComments date={date} label={label} quiet={QUIET} /> : <ByVotes />}
          </div>
        </div>
        {edit && <DayMenu section={section} className={`-me-1 ${QUIET} aria-expanded:opacity-100`} />}
      </div>
      {isDay && (notes !== '' || isNoting) && (
        <Spot id={date} field="notes">
          <DayNotes key={String(isNoting)} section={section} isNew={isNoting} onDone={() => setNoting(false)} />
        </Spot>
      )}
    </>
  );
}

/** Shows the ideas that people like best first, without moving them for anybody else. */
function ByVotes() {
  const hasVotes = useTrip((state) => state.remarks.votes.size > 0);
  const isOn = useView((view) => view.byVotes);
  if (!hasVotes && !isOn) return null;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => useView.setState({ byVotes: !isOn })}
      className={`relative inline-flex shrink-0 items-center gap-1 self-center rounded-full px-2 py-0.5 after:absolute after:-inset-x-1 after:-inset-y-3 ${isOn ? 'bg-accent-soft font-medium text-accent' : 'hover:text-ink'}`}
    >
      <Icon name="support" size={14} />
      {i18n.t('Best liked first')}
    </button>
  );
}

function Facts({ section: { rows }, route }: { section: Section; route: DayRoute | undefined }) {
  const formats = useFormats();
  const facts = [
    rows.length > 0 ? i18n.t('{count, plural, one {# item} other {# items}}', { count: rows.length }) : i18n.t('Free day'),
    route && route.minutes > 0 ? i18n.t('{duration} on the way', { duration: formats.duration(route.minutes) }) : '',
    route && route.metres > 0 ? formats.distance(route.metres) : '',
  ].filter(Boolean);
  return facts.join(' · ');
}
