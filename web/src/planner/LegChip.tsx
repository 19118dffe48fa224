import { Suspense } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { type Slack, leaveOf, slackOf, startOf } from '../itinerary/legs.ts';
import type { Item } from '../itinerary/model.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { part } from '../ui/part.ts';
import { modeIcon, modeName } from './names.ts';
import type { Leg } from './routes.ts';
import type { Section } from './sections.ts';
import { useMay } from './useMay.ts';

const LegMenuItems = part(() => import('./LegMenuItems.tsx'), 'LegMenuItems');

/** Metres below which the next stop is where one already is: a hotel and the train from its door. */
const SAME_PLACE = 40;

/** The stop a way leads to from an item; null where no way is drawn. */
export function nextStop(from: Item, { rows, number }: Section): Item | null {
  if (!from.location || number === 0) return null;
  return rows.slice(rows.indexOf(from) + 1).find((row) => row.location !== null) ?? null;
}

interface Way {
  from: Item;
  to: Item;
  leg: Leg;
}

const slackIn = ({ from, to, leg }: Way): Slack => slackOf(from, to, leg.minutes);

/** The way to the next stop: how, how long, how far, and whether the times around it leave room. Whoever may edit chooses there how else to go. */
export function LegChip({ from, to, leg }: Pick<Way, 'from' | 'to'> & { leg: Leg | undefined }) {
  const { edit } = useMay();
  const way = leg && leg.distance_m >= SAME_PLACE ? { from, to, leg } : null;
  // The room for a chip is there before the answer is, so that the list does not jump when it comes.
  return <div className="relative flex min-h-7 items-center pb-1 ps-10 text-xs touch:min-h-9">{way && (edit ? <WayMenu {...way} /> : <p className={lookOf(way)}><WayWords {...way} /></p>)}</div>;
}

const TONES: Readonly<Partial<Record<Slack, string>>> = { impossible: 'bg-danger-soft text-danger px-2 font-medium', tight: 'bg-warn-soft text-warn px-2 font-medium' };

const lookOf = (way: Way): string => `relative flex flex-wrap items-center gap-x-1.5 rounded-full py-0.5 text-start tabular ${TONES[slackIn(way)] ?? 'text-ink-3'}`;

function WayMenu(way: Way) {
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className={`${lookOf(way)} hover:text-ink touch:after:absolute touch:after:-inset-x-2 touch:after:-inset-y-2.5`}>
          <WayWords {...way} />
          <Icon name="down" size={12} className="opacity-60" />
        </button>
      }
    >
      <Suspense fallback={null}>
        <LegMenuItems to={way.to} />
      </Suspense>
    </Menu>
  );
}

function WayWords(way: Way) {
  const formats = useFormats();
  const { from, to, leg } = way;
  const slack = slackIn(way);
  const isShort = slack === 'impossible' || slack === 'tight';
  return (
    <>
      <Icon name={isShort ? 'warning' : modeIcon(leg.mode)} size={14} />
      <span data-slack={slack}>{i18n.t('{duration} {mode}', { duration: formats.duration(leg.minutes), mode: modeName(leg.mode) })}</span>
      <span aria-hidden="true">·</span>
      <span>{formats.distance(leg.distance_m)}</span>
      {leg.estimated && !isShort && <span>· {i18n.t('estimated')}</span>}
      <SlackNote from={from} to={to} slack={slack} />
    </>
  );
}

function SlackNote({ from, to, slack }: { from: Item; to: Item; slack: Slack }) {
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
