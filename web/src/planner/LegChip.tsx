import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { leaveOf, slackOf, startOf } from '../itinerary/legs.ts';
import type { Item } from '../itinerary/model.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { modeName } from './names.ts';
import type { Leg } from './routes.ts';
import type { Section } from './sections.ts';

const MODE_ICONS: Readonly<Record<string, IconName>> = { walk: 'walk', transit: 'transit', drive: 'car' };

/** Metres below which the next stop is where one already is: a hotel and the train from its door. */
const SAME_PLACE = 40;

/** The stop a way leads to from an item; null where no way is drawn. */
export function nextStop(from: Item, { rows, number }: Section): Item | null {
  if (!from.location || number === 0) return null;
  return rows.slice(rows.indexOf(from) + 1).find((row) => row.location !== null) ?? null;
}

/** The way to the next stop: how, how long, how far, and whether the times around it leave room. */
export function LegChip({ from, to, leg }: { from: Item; to: Item; leg: Leg | undefined }) {
  const formats = useFormats();
  const slack = leg ? slackOf(from, to, leg.minutes) : 'free';
  const tone =
    slack === 'impossible'
      ? 'bg-danger-soft text-danger px-2 font-medium'
      : slack === 'tight'
        ? 'bg-warn-soft text-warn px-2 font-medium'
        : 'text-ink-3';
  // The room for a chip is there before the answer is, so that the list does not jump when it comes.
  return (
    <div className="relative flex min-h-7 items-center pb-1 ps-10 text-xs">
      {leg && leg.distance_m >= SAME_PLACE && (
        <p className={`flex flex-wrap items-center gap-x-1.5 rounded-full py-0.5 tabular ${tone}`} data-slack={slack}>
          <Icon name={slack === 'impossible' || slack === 'tight' ? 'warning' : (MODE_ICONS[leg.mode] ?? 'transfer')} size={14} />
          <span>{i18n.t('{duration} {mode}', { duration: formats.duration(leg.minutes), mode: modeName(leg.mode) })}</span>
          <span aria-hidden="true">·</span>
          <span>{formats.distance(leg.distance_m)}</span>
          {leg.estimated && slack !== 'impossible' && slack !== 'tight' && <span>· {i18n.t('estimated')}</span>}
          <SlackNote from={from} to={to} slack={slack} />
        </p>
      )}
    </div>
  );
}

function SlackNote({ from, to, slack }: { from: Item; to: Item; slack: ReturnType<typeof slackOf> }) {
  const formats = useFormats();
  if (slack !== 'impossible' && slack !== 'tight') return null;
  const gap = ((startOf(to) ?? 0) - (leaveOf(from) ?? 0)) / 60_000;
  const text =
    gap < 0
      ? i18n.t('starts before this ends')
      : slack === 'impossible'
        ? i18n.t('only {gap} between', { gap: formats.duration(gap) })
        : i18n.t('tight: {gap} between', { gap: formats.duration(gap) });
  return <span>· {text}</span>;
}
