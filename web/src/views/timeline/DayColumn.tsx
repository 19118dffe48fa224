import { type MouseEvent, memo } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { modeName } from '../../planner/names.ts';
import { useMay } from '../../planner/useMay.ts';
import { Icon } from '../../ui/Icon.tsx';
import { BlockBox } from './BlockBox.tsx';
import { Composer } from './Composer.tsx';
import { Ghost } from './Ghost.tsx';
import { NowLine } from './NowLine.tsx';
import type { Band } from './bands.ts';
import { compose, useGrid } from './drag.ts';
import { minutesOf, pixelsOf } from './move.ts';
import type { DayPlan, Gap } from './plan.ts';
import { offsetText } from './wall.ts';

/** One day's hours. Nothing in it is drawn again because something is dragged over it. */
export const DayColumn = memo(function DayColumn({ day, first, hour }: { day: DayPlan; first: string; hour: number }) {
  const { edit } = useMay();
  const { section, index } = day;
  const add = (event: MouseEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || !edit || useGrid.getState().composer) return;
    const minutes = minutesOf(event.clientY - event.currentTarget.getBoundingClientRect().top, hour);
    compose({ day: index, minute: Math.floor(minutes / 30) * 30 });
  };
  return (
    <section aria-label={section.label} data-date={day.date} className="relative border-e border-line [contain:layout_style]" style={{ '--day': section.style.solid, height: 24 * hour }}>
      {/* The pointer's way to add at a time; the button in the head is the keyboard's. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        data-column={index}
        onClick={add}
        className="absolute inset-0"
        style={{ backgroundImage: `linear-gradient(to bottom, var(--line) 1px, transparent 1px)`, backgroundSize: `100% ${hour}px` }}
      />
      {day.bands.map((band) => (
        <BandBox key={`${band.kind} ${band.from}`} band={band} hour={hour} />
      ))}
      {day.gaps.map((gap) => (
        <GapBox key={gap.id} gap={gap} hour={hour} />
      ))}
      <ol className="contents">
        {day.blocks.map((block) => (
          <BlockBox key={`${block.item.id} ${block.fromBefore}`} block={block} list={section.list} hour={hour} />
        ))}
      </ol>
      <Ghost index={index} first={first} hour={hour} />
      <Composer day={day} hour={hour} />
      <NowLine date={day.date} zone={day.zone} hour={hour} />
    </section>
  );
});

function bandText({ kind, offsets }: Band): string {
  const [from, to] = [offsetText(offsets[0]), offsetText(offsets[1])];
  if (kind === 'forward') return i18n.t('Clocks go forward: UTC{from} → UTC{to}', { from, to });
  if (kind === 'back') return i18n.t('Clocks go back: UTC{from} → UTC{to}', { from, to });
  return i18n.t('UTC{from} → UTC{to}', { from, to });
}

/** Shaded where the clocks become others. */
function BandBox({ band, hour }: { band: Band; hour: number }) {
  const isJump = band.kind === 'forward' || band.kind === 'back';
  return (
    <div
      data-band={band.kind}
      className={`pointer-events-none absolute inset-x-0 ${band.kind === 'journey' ? '' : 'bg-warn-soft'}`}
      style={{
        top: pixelsOf(band.from, hour),
        height: Math.max(18, pixelsOf(band.to - band.from, hour)),
        ...(isJump ? { backgroundImage: 'repeating-linear-gradient(135deg, transparent 0 6px, color-mix(in srgb, var(--warn) 18%, transparent) 6px 7px)' } : {}),
      }}
    >
      {band.labelled && (
        <p className={`absolute inset-x-0 z-2 flex items-center gap-1 px-1.5 text-2xs font-medium text-warn ${band.kind === 'journey' ? 'top-full h-4.5 bg-warn-soft' : 'top-0 min-h-4.5'}`}>
          <Icon name="clock" size={12} />
          <span className="truncate tabular">{bandText(band)}</span>
        </p>
      )}
    </div>
  );
}

/** The way to the next stop, as long as it takes; where the times leave too little room it says so over the edge of what follows. */
function GapBox({ gap, hour }: { gap: Gap; hour: number }) {
  const formats = useFormats();
  const { slack, minutes, leg, from } = gap;
  const isBad = slack === 'tight' || slack === 'impossible';
  const top = pixelsOf(from, hour);
  const height = pixelsOf(minutes, hour);
  const text = i18n.t('{duration} {mode}', { duration: formats.duration(minutes), mode: modeName(leg.mode) });
  if (isBad) {
    return (
      <p data-gap={slack} style={{ top }} className={`pointer-events-none absolute end-1.5 z-2 flex h-4.5 max-w-[calc(100%-12px)] -translate-y-1/2 items-center gap-1 rounded-full px-1.5 text-2xs font-medium tabular ${slack === 'tight' ? 'bg-warn-soft text-warn' : 'bg-danger-soft text-danger'}`}>
        <Icon name="warning" size={12} />
        <span className="truncate">{text}</span>
        <span className="sr-only">{slack === 'tight' ? i18n.t('tight') : i18n.t('not enough time')}</span>
      </p>
    );
  }
  return (
    <div data-gap={slack} className="pointer-events-none absolute inset-x-2 flex items-center gap-1.5 overflow-hidden ps-1 text-2xs text-ink-3" style={{ top, height }}>
      <span aria-hidden="true" className="h-full border-s-2 border-dotted border-current" />
      <span className={height >= 13 ? 'truncate' : 'sr-only'}>{text}</span>
    </div>
  );
}
