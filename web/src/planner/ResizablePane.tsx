import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { i18n } from '../i18n.ts';

const KEY = 'sojourn.pane';
const MIN = 360;
const MAX = 560;
const START = 420;
const STEP = 20;

const clamp = (width: number): number => Math.max(MIN, Math.min(MAX, Math.round(width)));
const kept = (): number => clamp(Number(localStorage.getItem(KEY)) || START);

/** The itinerary's pane: as wide as one likes it, remembered on this device. */
export function ResizablePane({ children }: { children: ReactNode }) {
  const [width, setWidth] = useState(kept);

  const resize = (next: number) => {
    const safe = clamp(next);
    setWidth(safe);
    localStorage.setItem(KEY, String(safe));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const left = event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0;
    resize(event.clientX - left);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    resize(width + (event.key === 'ArrowLeft' ? -STEP : STEP));
  };

  return (
    <main id="main" aria-label={i18n.t('Itinerary')} className="relative flex shrink-0 border-e border-line bg-surface max-desk:w-[min(400px,46vw)] desk:w-(--pane)" style={{ '--pane': `${width}px` }}>
      {children}
      {/* A splitter that takes focus is a widget in ARIA, which the lint rule does not know. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={i18n.t('Width of the itinerary')}
        aria-valuemin={MIN}
        aria-valuemax={MAX}
        aria-valuenow={width}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => resize(START)}
        onKeyDown={onKeyDown}
        className="absolute inset-y-0 -end-1 z-20 hidden w-2 cursor-col-resize touch-none after:absolute after:inset-y-0 after:start-[3px] after:w-0.5 after:transition-colors hover:after:bg-accent focus-visible:outline-none focus-visible:after:bg-accent desk:block"
      />
    </main>
  );
}
