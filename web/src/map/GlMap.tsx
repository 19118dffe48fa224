import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import { Map as Engine, type GeoJSONSource, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { LazyCursors } from '../presence/LazyCursors.tsx';
import type { MapScreen } from '../presence/MapCursors.tsx';
import { MapPin } from './MapPin.tsx';
import { GlMarker } from './GlMarker.tsx';
import { loadShapes } from './basemap.ts';
import type { EngineProps } from './engine.ts';
import { type SourceName, citiesData, gridData, shapesData, sightsData, stopsData, waysData } from './glData.ts';
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
  const { model, surroundings, grid, target, card, onStop, isReady } = props;
  const { selected } = usePlanner();
  const frame = useRef<HTMLDivElement>(null);
  const engine = useEngine(frame, props);
  const screen = useMemo(() => engine && screenOf(engine), [engine]);

  const { cities, sights } = surroundings;
  useSource(engine, 'ways', useMemo(() => waysData(model), [model]));
  useSource(engine, 'stops', useMemo(() => stopsData(model), [model]));
  useSource(engine, 'cities', useMemo(() => citiesData(cities), [cities]));
  useSource(engine, 'sights', useMemo(() => sightsData(sights), [sights]));
  useSource(engine, 'grid', useMemo(() => gridData(grid), [grid]));

  useEffect(() => {
    if (!engine || !target) return;
    const { center, zoom } = target.view;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches || !target.calm;
    const [lng, lat] = center;
    if (isStill) engine.jumpTo({ center: { lng, lat }, zoom });
    else engine.easeTo({ center: { lng, lat }, zoom, duration: 420 });
  }, [engine, target]);

  return (
    <div ref={frame} data-map="gl" className={`absolute! inset-0 ${isReady ? '' : 'opacity-0'}`}>
      {engine &&
        isReady &&
        model.stops.map((stop) => (
          <GlMarker key={stop.id} engine={engine} at={stop.at} above={stop.id === selected?.id || stop.id === card?.key}>
            <MapPin stop={stop} selected={stop.id === selected?.id || stop.id === card?.key} onPick={() => onStop(stop.id)} />
          </GlMarker>
        ))}
      {engine && card && (
        <GlMarker key={`card ${card.key}`} engine={engine} at={card.at} above anchor={card.below ? 'top' : 'bottom'}>
          <div className="py-6">{card.body}</div>
        </GlMarker>
      )}
      {screen && isReady && <LazyCursors screen={screen} />}
    </div>
  );
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
    const { colours, isDark, target, onFail } = latest.current;
    let map: Engine;
    try {
      map = new Engine({
        container,
        style: mapStyle(colours, isDark),
        ...(target ? { center: [...target.view.center] as [number, number], zoom: target.view.zoom } : {}),
        attributionControl: false,
        locale: { 'Map.Title': i18n.t('Interactive map') },
        dragRotate: false,
        pitchWithRotate: false,
        maxZoom: 17,
        fadeDuration: 120,
      });
    } catch {
      onFail(); // no WebGL here
      return;
    }
    map.touchZoomRotate.disableRotation();
    const tellView = () => {
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
    map.on('load', () => {
      map.addImage(PIN_SPACE, { width: PIN_SIZE, height: PIN_SIZE, data: new Uint8Array(PIN_SIZE * PIN_SIZE * 4) });
      setEngine(map);
      tellView();
      latest.current.onReady();
      void loadShapes().then((shapes) => shapesData(map, shapes));
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
