import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import type { Map as Engine, GeoJSONSource } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { LazyCursors } from '../presence/LazyCursors.tsx';
import type { MapScreen } from '../presence/MapCursors.tsx';
import { GlAt } from './GlAt.tsx';
import { Hung, MapPins } from './MapPins.tsx';
import { clustersOf, stepOf } from './cluster.ts';
import { type SourceName, citiesData, gridData, sightsData, stopsData, waysData } from './glData.ts';
import { type GlMapProps, useEngine } from './useEngine.ts';

/** The map in WebGL. Loaded on its own; the page works without it. */
export default function GlMap(props: GlMapProps) {
  const { model, surroundings, grid, target, card, isReady } = props;
  const frame = useRef<HTMLDivElement>(null);
  const engine = useEngine(frame, props);
  const screen = useMemo(() => engine && screenOf(engine), [engine]);
  const step = useStep(engine);
  const clusters = useMemo(() => clustersOf(model.stops, step), [model.stops, step]);

  const { cities, sights } = surroundings;
  useSource(engine, 'ways', useMemo(() => waysData(model), [model]));
  useSource(engine, 'stops', useMemo(() => stopsData(clusters), [clusters]));
  useSource(engine, 'cities', useMemo(() => citiesData(cities), [cities]));
  useSource(engine, 'sights', useMemo(() => sightsData(sights), [sights]));
  useSource(engine, 'grid', useMemo(() => gridData(grid), [grid]));

  const followed = useRef(target);
  useEffect(() => {
    // Until this map is shown its twin follows, and this one starts where that is.
    const isNew = followed.current !== target && isReady;
    followed.current = target;
    if (!engine || !target || !isNew) return;
    const { center, zoom } = target.view;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches || !target.calm;
    const [lng, lat] = center;
    if (isStill) engine.jumpTo({ center: { lng, lat }, zoom });
    else engine.easeTo({ center: { lng, lat }, zoom, duration: 420 });
  }, [engine, target, isReady]);

  return (
    <div ref={frame} data-map="gl" className={`absolute! inset-0 overflow-clip! ${isReady ? '' : 'opacity-0'}`}>
      {engine &&
        isReady &&
        // Inside the library's own element, so that the wheel and dragging work over a pin too.
        createPortal(
          <MapPins
            {...props}
            clusters={clusters}
            place={(key, at, above, children) => (
              <GlAt key={key} engine={engine} at={at} above={above}>
                {children}
              </GlAt>
            )}
          />,
          engine.getCanvasContainer(),
        )}
      {engine && isReady && card && (
        <GlAt key={card.key} engine={engine} at={card.at} above>
          <Hung card={card} />
        </GlAt>
      )}
      {screen && isReady && <LazyCursors screen={screen} />}
    </div>
  );
}

/** The zoom as far as pins care. */
function useStep(engine: Engine | null): number {
  const [step, setStep] = useState(0);
  useEffect(() => {
    if (!engine) return;
    const tell = () => setStep(stepOf(engine.getZoom()));
    tell();
    engine.on('zoom', tell);
    return () => void engine.off('zoom', tell);
  }, [engine]);
  return step;
}

const screenOf = (engine: Engine): MapScreen => ({
  project: ([lng, lat]) => {
    const { x, y } = engine.project({ lng, lat });
    return [x, y];
  },
  onMove: (moved) => {
    engine.on('move', moved);
    return () => void engine.off('move', moved);
  },
});

function useSource(engine: Engine | null, name: SourceName, data: FeatureCollection): void {
  useEffect(() => {
    engine?.getSource<GeoJSONSource>(name)?.setData(data);
  }, [engine, name, data]);
}
