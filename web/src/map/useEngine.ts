import { Map as Engine, type GeoJSONSource, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { i18n, language } from '../i18n.ts';
import type { EngineProps } from './engine.ts';
import { countriesData } from './glData.ts';
import { PIN_SIZE, PIN_SPACE, mapStyle, showCoast } from './glStyle.ts';
import { world } from './world.ts';

// Without this the library asks for its worker beside the page and is answered with HTML.
setWorkerUrl(workerUrl);

export interface GlMapProps extends EngineProps {
  isReady: boolean;
  onReady: () => void;
  onFail: () => void;
  /** The graphics card has dropped the map; it may come back. */
  onLost: () => void;
}

/** The library's map in its frame, once it has its style. It is shown when its land is drawn. */
export function useEngine(frame: RefObject<HTMLDivElement | null>, props: GlMapProps): Engine | null {
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
    const makeRoom = () => {
      if (!map.hasImage(PIN_SPACE)) map.addImage(PIN_SPACE, { width: PIN_SIZE, height: PIN_SIZE, data: new Uint8Array(PIN_SIZE * PIN_SIZE * 4) });
    };
    map.on('webglcontextlost', () => latest.current.onLost());
    map.on('webglcontextrestored', () => {
      makeRoom();
      map.once('idle', show);
    });
    map.on('load', () => {
      makeRoom();
      setEngine(map);
      // Shown once the land is there, so that nobody sees an empty sea first. Without land it is still a map of the trip.
      void world()
        .shapes(language())
        .then(({ names, coast, ...shapes }) => {
          const read = Object.entries({ ...shapes, ...(coast && { coasts: coast }) });
          for (const [source, address] of read) map.getSource<GeoJSONSource>(source)?.setData(address);
          if (coast) showCoast(map, latest.current.colours);
          map.getSource<GeoJSONSource>('lands')?.setData(countriesData(names));
          map.once('idle', () => {
            for (const [, address] of read) URL.revokeObjectURL(address);
            show();
          });
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
