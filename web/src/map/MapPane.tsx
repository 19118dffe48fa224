import { Suspense, lazy, useCallback, useEffect, useMemo, useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner, useView } from '../planner/context.ts';
import { tellMine } from '../presence/store.ts';
import { useIsDark } from '../ui/theme.ts';
import { MapTools, PlainNote, ScaleBar } from './MapTools.tsx';
import { SvgMap } from './SvgMap.tsx';
import { type Cluster, canSplit } from './cluster.ts';
import { mapColours } from './colours.ts';
import type { EngineProps } from './engine.ts';
import { offerFit } from './fit.ts';
import { useGhosts, withGhosts } from './ghost.ts';
import { gridFor } from './grid.ts';
import { mapModelOf } from './model.ts';
import { useSurroundings } from './surroundings.ts';
import { useCard } from './useCard.tsx';
import { useElementSize } from './useElementSize.ts';
import { useTarget } from './useTarget.ts';
import { type LonLat, type MapView, MAX_ZOOM, boundsOf, zoomAround } from './view.ts';

/** To a metre or so: more would only make the frames longer. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const tellPoint = (at: LonLat | null): void => tellMine({ cursor: at ? { lng: rounded(at[0]), lat: rounded(at[1]) } : undefined });

/** So near the closest zoom that zooming in is no answer any more. */
const AT_CLOSEST = MAX_ZOOM - 0.25;

const GlMap = lazy(() => import('./GlMap.tsx'));

/** The map beside the list. WebGL when it can; its SVG twin before that has loaded, without it, or when asked for. */
export function MapPane() {
  const { sections, routes, focus, svgMap, setFocus } = usePlanner();
  const { units } = useFormats();
  const isDark = useIsDark();
  const inset = useView((state) => state.inset);
  const [hasGl, setGl] = useState(true);
  // For light or for dark: changing over, the twin stands in again until the other is drawn.
  const [readyFor, setReadyFor] = useState<boolean | null>(null);
  const isReady = readyFor === isDark;
  const [view, setView] = useState<MapView | null>(null);
  const [frame, size] = useElementSize();
  const ghosts = useGhosts((state) => state.days);
  const model = useMemo(() => withGhosts(mapModelOf(sections, routes, focus), ghosts), [sections, routes, focus, ghosts]);
  const surroundings = useSurroundings(view, model.stops);
  const { target, fit, fitStops, reach, look } = useTarget(model, size, view);
  const { card, openStop, openSeveral, openSight, close } = useCard(model, surroundings, view);
  const grid = useMemo(() => view && gridFor(view, units), [view, units]);
  const onFail = useCallback(() => setGl(false), []);
  const onReady = useCallback(() => setReadyFor(isDark), [isDark]);
  const onLost = useCallback(() => setReadyFor(null), []);
  useEffect(() => offerFit(fit), [fit]);
  const isProposing = ghosts.length > 0;
  useEffect(() => {
    if (isProposing) fit();
  }, [isProposing, fit]);
  const onPin = (pin: Cluster) => {
    const [first, ...more] = pin.stops;
    if (!first) return;
    if (more.length === 0) openStop(first.id);
    else if (canSplit(pin) && (view?.zoom ?? 0) < AT_CLOSEST) fitStops(pin.stops.map(({ at }) => at));
    else openSeveral(pin);
  };
  useEffect(() => {
    if (!view) return;
    const { west, south, east, north } = boundsOf(view);
    tellMine({ bbox: [rounded(west), rounded(south), rounded(east), rounded(north)] });
  }, [view]);

  const props: EngineProps = {
    model,
    colours: mapColours(isDark),
    isDark,
    grid,
    surroundings,
    target,
    card,
    onView: setView,
    start: view,
    onPin,
    onReach: reach,
    onSight: openSight,
    onBackground: close,
    onPoint: tellPoint,
  };
  const wantsGl = hasGl && !svgMap;
  return (
    <section ref={frame} aria-label={i18n.t('Map')} className="relative isolate min-w-0 grow overflow-clip bg-sunken">
      {size && (!wantsGl || !isReady) && <SvgMap {...props} size={size} />}
      {size && wantsGl && (
        <Suspense fallback={null}>
          <GlMap key={isDark ? 'dark' : 'light'} {...props} onFail={onFail} onLost={onLost} onReady={onReady} isReady={isReady} />
        </Suspense>
      )}
      <MapTools
        onZoom={(by) => view && look(zoomAround(view, [view.width / 2, (view.height - inset) / 2], by))}
        onFit={fit}
        onFitAll={focus === null ? null : () => setFocus(null)}
      />
      {!hasGl && !svgMap && <PlainNote />}
      {view && <ScaleBar view={view} grid={grid} bottom={inset} />}
    </section>
  );
}
