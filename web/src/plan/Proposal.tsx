import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { DayPreview } from './DayPreview.tsx';
import { LeftOut } from './LeftOut.tsx';
import { Unmet } from './Unmet.tsx';
import { type Preview, type Progress, type Stop, isSame, stopsOf } from './model.ts';
import { plan, wish, wishesOf } from './store.ts';
import { datesOf, unwant } from './wishes.ts';
import { gainTexts } from './words.ts';

interface ProposalProps {
  preview: Preview | null;
  progress: Progress | null;
  isSearching: boolean;
}

/** What the trip would be: in figures, by day, and what is not in it. It is drawn anew with each better plan. */
export function Proposal({ preview, progress, isSearching }: ProposalProps) {
  const { trip } = usePlanner();
  const dates = datesOf(trip);
  const without = (stop: Stop): void => {
    wish(trip, unwant(wishesOf(trip), stop));
    plan(trip);
  };
  return (
    <>
      <Sums preview={preview} />
      {isSearching ? <Searching done={progress?.done ?? 0} /> : preview && <Gained preview={preview} />}
      {preview && !isSearching && <Unmet preview={preview} />}
      {preview?.days.map((day) => (
        <DayPreview key={day.date} day={day} number={dates.indexOf(day.date) + 1} onUnwant={isSearching ? undefined : without} />
      ))}
      {preview && !isSearching && <LeftOut left={preview.left_out} />}
    </>
  );
}

/** Figures whose places are there before they are: nothing jumps while the plan gets better. */
function Sums({ preview }: { preview: Preview | null }) {
  const formats = useFormats();
  const days = preview?.days ?? [];
  const sum = (of: 'travel_min' | 'distance_m'): number => days.reduce((all, day) => all + day[of], 0);
  const figures = [
    [i18n.t('Places'), preview ? String(stopsOf(preview).length) : '–'],
    [i18n.t('On the way'), preview ? formats.duration(sum('travel_min')) : '–'],
    [i18n.t('Distance'), preview ? formats.distance(sum('distance_m')) : '–'],
  ] as const;
  return (
    <dl className="grid grid-cols-[2fr_3fr_2fr] gap-3 pt-4">
      {figures.map(([name, value]) => (
        <div key={name} className="flex min-w-0 flex-col-reverse">
          <dt className="truncate text-s text-ink-3">{name}</dt>
          <dd className="truncate text-xl font-semibold tracking-tight tabular phone:text-l">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Searching({ done }: { done: number }) {
  const share = Math.round(Math.max(0.02, Math.min(1, done)) * 100);
  return (
    <div className="mt-3">
      <div role="progressbar" aria-label={i18n.t('Looking for the best plan')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={share} className="h-1 overflow-hidden rounded-full bg-sunken">
        <div style={{ width: `${share}%` }} className="h-full rounded-full bg-accent transition-[width] ease-calm" />
      </div>
      <p className="mt-1.5 min-h-6 text-s text-ink-3">{i18n.t('Looking for a better one…')}</p>
    </div>
  );
}

function Gained({ preview }: { preview: Preview }) {
  const formats = useFormats();
  if (isSame(preview)) {
    return (
      <p className="mt-3 flex min-h-8.5 items-center gap-2 text-m font-medium text-good">
        <Icon name="check" size={16} />
        {i18n.t('Your trip is the best plan already.')}
      </p>
    );
  }
  if (preview.gains.places.before === 0) return <p className="mt-3 flex min-h-8.5 items-center text-s text-ink-2">{i18n.t('All of it is new: these days were empty.')}</p>;
  const texts = gainTexts(preview.gains, formats);
  return <p className="mt-3 flex min-h-8.5 items-center text-s text-ink-2">{texts.length > 0 ? i18n.t('Against your plan: {changes}', { changes: new Intl.ListFormat(formats.locale, { type: 'unit' }).format(texts) }) : ''}</p>;
}
