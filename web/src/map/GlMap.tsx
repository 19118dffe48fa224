import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import { Map as Engine, type GeoJSONSource, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { i18n } from '../i18n.ts';
import { LazyCursors } from '../presence/LazyCursors.tsx';
import type { MapScreen } from '../presence/MapCursors.tsx';
import { GlAt } from './GlAt.tsx';
import { Hung, MapPins } from './MapPins.tsx';
import { loadShapes } from './basemap.ts';
import { clustersOf, stepOf } from './cluster.ts';
import { countriesOf } from './countries.ts';
import type { EngineProps } from './engine.ts';
import { type SourceName, citiesData, countriesData, gridData, shapesData, sightsData, stopsData, waysData } from './glData.ts';
import { PIN_SIZE, PIN_SPACE, mapStyle } from './glStyle.ts';

// Without this the library asks for its worker beside the page and is answered with HTML.
setWorkerUrl(workerUrl);

interface GlMapProps extends EngineProps {
  isReady: boolean;
  onReady: () => void;
  onFail: () => void;
}

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

function useEngine(frame: RefObject<HTMLDivElement | null>, props: GlMapProps): Engine | null {
  const [engine, setEngine] = useState<Engine | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const container = frame.current;
    if (!container) return;
    const { colours, isDark, start, onFail } = latest.current;
    let map: Engine;
    try {
      map = new Engine({
        container,
        style: mapStyle(colours, isDark),
        ...(start ? { center: [...start.center] as [number, number], zoom: start.zoom } : {}),
        attributionControl: false,
        locale: { 'Map.Title': i18n.t('Interactive map') },
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        maxZoom: 17,
        fadeDuration: 120,
      });
    } catch {
      onFail(); // no WebGL here
      return;
    }
    map.touchZoomRotate.disableRotation();
    const tellView = () => {
      if (!latest.current.isReady) return;
      const { lng, lat } = map.getCenter();
      const { clientWidth: width, clientHeight: height } = container;
      latest.current.onView({ center: [lng, lat], zoom: map.getZoom(), width, height });
    };
    map.on('moveend', tellView);
    map.on('mousemove', ({ lngLat }) => latest.current.onPoint([lngLat.lng, lngLat.lat]));
    map.on('mouseout', () => latest.current.onPoint(null));
    map.on('resize', tellView);
    map.on('click', (event) => {
      const [hit] = map.queryRenderedFeatures(event.point, { layers: ['sight-dots', 'sight-names'] });
      if (hit) latest.current.onSight(String(hit.properties.id));
      else latest.current.onBackground();
    });
    for (const layer of ['sight-dots', 'sight-names']) {
      map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'));
      map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''));
    }
    const show = () => {
      const { start: now, onReady } = latest.current;
      if (now) map.jumpTo({ center: { lng: now.center[0], lat: now.center[1] }, zoom: now.zoom });
      onReady();
    };
    map.on('webglcontextlost', () => latest.current.onFail());
    map.on('load', () => {
      map.addImage(PIN_SPACE, { width: PIN_SIZE, height: PIN_SIZE, data: new Uint8Array(PIN_SIZE * PIN_SIZE * 4) });
      setEngine(map);
      // Shown once the land is there, so that nobody sees an empty sea first. Without land it is still a map of the trip.
      void loadShapes()
        .then((shapes) => {
          shapesData(map, shapes);
          map.getSource<GeoJSONSource>('lands')?.setData(countriesData(countriesOf(shapes.countries)));
          map.once('idle', show);
        })
        .catch(show);
    });
    // For tests and for print: the picture is complete, and this much is in it.
    map.on('idle', () => {
      container.dataset.idle = 'true';
      container.dataset.features = String(map.queryRenderedFeatures().length);
    });
    map.on('dataloading', () => delete container.dataset.idle);
    return () => {
      setEngine(null);
      map.remove();
    };
  }, [frame]);
  return engine;
}

function useSource(engine: Engine | null, name: SourceName, data: FeatureCollection): void {
  useEffect(() => {
    engine?.getSource<GeoJSONSource>(name)?.setData(data);
  }, [engine, name, data]);
}
