import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import type { Grid } from './grid.ts';
import { type MapView, scaleBar } from './view.ts';

const BAR_ROOM = 110;

interface MapToolsProps {
  onZoom: (by: number) => void;
  onFit: () => void;
  onFitAll: (() => void) | null;
}

export function MapTools({ onZoom, onFit, onFitAll }: MapToolsProps) {
  return (
    <div className="absolute top-3 end-3 z-5 flex flex-col gap-2">
      <div className="flex flex-col rounded-m border border-line bg-surface shadow-2">
        <IconButton icon="plus" label={i18n.t('Zoom in')} onClick={() => onZoom(1)} />
        <span aria-hidden="true" className="mx-2 h-px bg-line" />
        <IconButton icon="minus" label={i18n.t('Zoom out')} onClick={() => onZoom(-1)} />
      </div>
      <div className="flex flex-col rounded-m border border-line bg-surface shadow-2">
        <IconButton icon="fit" label={onFitAll ? i18n.t('Fit the day') : i18n.t('Fit the trip')} onClick={onFit} />
        {onFitAll && (
          <>
            <span aria-hidden="true" className="mx-2 h-px bg-line" />
            <IconButton icon="map" label={i18n.t('Show the whole trip')} onClick={onFitAll} />
          </>
        )}
      </div>
    </div>
  );
}

export function ScaleBar({ view, grid, bottom }: { view: MapView; grid: Grid | null; bottom: number }) {
  const formats = useFormats();
  const unit = formats.units === 'mi' ? 1609.344 : 1;
  const bar = scaleBar(view, BAR_ROOM, unit);
  return (
    <div
      style={{ '--bottom': `${bottom + 12}px`, '--bar': `${bar.pixels}px` }}
      className="pointer-events-none absolute start-3 z-5 phone:top-3 tablet:bottom-(--bottom) rounded-s bg-surface/80 px-2 pt-0.5 pb-1.5 text-2xs text-ink-2 tabular"
    >
      {formats.distance(bar.units * unit)}
      {grid && <span className="text-ink-3"> · {i18n.t('squares of {size}', { size: formats.distance(grid.cell) })}</span>}
      <span aria-hidden="true" className="mt-0.5 block h-1 w-(--bar) border border-t-0 border-ink-2" />
    </div>
  );
}

/** Without WebGL the plain map does all the same; it only draws coasts more coarsely. */
export function PlainNote() {
  return (
    <p role="status" className="pointer-events-none absolute inset-x-16 top-3 z-5 mx-auto w-fit rounded-full border border-line bg-surface px-3 py-1 text-center text-xs text-ink-2 shadow-1">
      {i18n.t('Plain map: this browser does not offer WebGL.')}
    </p>
  );
}
