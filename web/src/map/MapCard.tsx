import { type ReactNode, useEffect, useRef } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { IDEAS, type Item } from '../itinerary/model.ts';
import { usePlanner, useTargetList } from '../planner/context.ts';
import { factsOf } from '../planner/facts.ts';
import { placeKind } from '../planner/names.ts';
import { useMay } from '../planner/useMay.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { MapStop } from './model.ts';
import type { Nearby } from './surroundings.ts';

const CARD = 'w-64 animate-fade rounded-l border border-line bg-surface p-3.5 text-start shadow-3';

/** Takes focus when it opens and gives it back to what opened it; Escape closes. */
function useCardFocus(onClose: () => void) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    card.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const element = card.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [onClose]);
  return card;
}

interface FrameProps {
  title: string;
  lines: string[];
  onClose: () => void;
  children: ReactNode;
}

function CardFrame({ title, lines, onClose, children }: FrameProps) {
  const card = useCardFocus(onClose);
  return (
    <div
      ref={card}
      role="group"
      aria-label={title}
      tabIndex={-1}
      className={CARD}
    >
      <div className="flex items-start gap-2">
        <p className="min-w-0 grow leading-snug font-semibold">{title}</p>
        <IconButton icon="close" size="s" label={i18n.t('Close')} onClick={onClose} className="-mt-1 -me-1.5" />
      </div>
      {lines.map((line) => (
        <p key={line} className="mt-0.5 truncate text-s text-ink-2">
          {line}
        </p>
      ))}
      <div className="mt-3 flex flex-wrap gap-2">{children}</div>
    </div>
  );
}

export function StopCard({ item, dayLabel, onClose }: { item: Item; dayLabel: string; onClose: () => void }) {
  const { select } = usePlanner();
  const formats = useFormats();
  const { time, details } = factsOf(item, formats);
  return (
    <CardFrame title={item.title} lines={[[dayLabel, time].filter(Boolean).join(' · '), details.join(' · ')].filter(Boolean)} onClose={onClose}>
      <Button
        className="h-8 px-3 text-s"
        onClick={() => {
          onClose();
          select(item.id);
        }}
      >
        {i18n.t('Details')}
      </Button>
    </CardFrame>
  );
}

/** Stops on one spot, which no zoom tells apart: one is chosen by its name. */
export function SeveralCard({ stops, onStop, onClose }: { stops: readonly MapStop[]; onStop: (id: string) => void; onClose: () => void }) {
  return (
    <CardFrame title={i18n.t('{count, plural, one {# stop here} other {# stops here}}', { count: stops.length })} lines={[]} onClose={onClose}>
      <ul className="-mx-2 -mt-1 -mb-2 max-h-44 w-[calc(100%+16px)] overflow-y-auto">
        {stops.map((stop) => (
          <li key={stop.id}>
            <button type="button" onClick={() => onStop(stop.id)} className="flex min-h-9 w-full items-center gap-2.5 rounded-s px-2 py-1 text-start hover:bg-sunken touch:min-h-11">
              <span style={{ '--day': stop.style.solid }} className="grid size-6 shrink-0 place-items-center rounded-full bg-day text-xs font-semibold text-white tabular">
                {stop.dayNumber === 0 ? <Icon name="idea" size={14} /> : stop.stopNumber}
              </span>
              <span className="min-w-0 grow">
                <span className="block truncate">{stop.item.title}</span>
                <span className="block truncate text-xs text-ink-3">{stop.dayLabel}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </CardFrame>
  );
}

export function SightCard({ place, onClose }: { place: Nearby; onClose: () => void }) {
  const { sections, addPlace } = usePlanner();
  const { edit, remark } = useMay();
  const target = useTargetList();
  const section = sections.find((candidate) => candidate.list === target);
  const add = (list: string) => {
    onClose();
    addPlace(place, list);
  };
  return (
    <CardFrame title={place.name} lines={[placeKind(place.type ?? ''), place.address ?? ''].filter(Boolean)} onClose={onClose}>
      {remark && section && section.date !== null && (
        <Button look="primary" icon="plus" className="h-8 px-3 text-s" onClick={() => add(target)}>
          {edit ? i18n.t('Day {number}', { number: section.number }) : i18n.t('Suggest for day {number}', { number: section.number })}
        </Button>
      )}
      {remark && (
        <Button icon="idea" className="h-8 px-3 text-s" onClick={() => add(IDEAS)}>
          {edit ? i18n.t('Ideas') : i18n.t('Suggest as an idea')}
        </Button>
      )}
    </CardFrame>
  );
}
