import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { api, unwrap } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { noteSources } from '../search/sources.ts';
import { useSettled } from '../search/suggest.ts';
import type { MapStop } from './model.ts';
import { type Bounds, type MapView, boundsOf } from './view.ts';

export type Nearby = components['schemas']['SearchLocationHit'];

export interface Surroundings {
  cities: readonly Nearby[];
  sights: readonly Nearby[];
}

const NONE: readonly Nearby[] = [];
const SETTLE_MS = 180;
const SIGHTS_FROM_ZOOM = 11;
const CITIES = 40;
const SIGHTS = 80;

/** Grown to a grid that follows the zoom: a small pan asks the same question again, and finds it answered. */
export function snapped({ west, south, east, north }: Bounds, zoom: number): string {
  const cell = 360 / 2 ** Math.max(1, Math.floor(zoom));
  const down = (value: number): number => Math.floor(value / cell) * cell;
  const up = (value: number): number => Math.ceil(value / cell) * cell;
  const box = [Math.max(-180, down(west)), Math.max(-90, down(south)), Math.min(180, up(east)), Math.min(90, up(north))];
  return box.map((value) => value.toFixed(4)).join(',');
}

function useWithin(type: 'city' | 'sight', bbox: string, limit: number, enabled: boolean): readonly Nearby[] {
  const { data } = useQuery({
    queryKey: ['within', type, bbox, limit],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/search/locations', { params: { query: { type, bbox, limit } }, signal })),
    enabled,
    staleTime: 60 * 60_000,
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    if (data?.attribution) noteSources(data.attribution);
  }, [data]);
  return (enabled && data?.items) || NONE;
}

/** Named places in sight: cities always, sights once a city fills the view. */
export function useSurroundings(view: MapView | null, stops: readonly MapStop[]): Surroundings {
  const settled = useSettled(view, SETTLE_MS);
  const bbox = settled ? snapped(boundsOf(settled), settled.zoom) : '';
  const cities = useWithin('city', bbox, CITIES, bbox !== '');
  const sights = useWithin('sight', bbox, SIGHTS, bbox !== '' && (settled?.zoom ?? 0) >= SIGHTS_FROM_ZOOM);
  return useMemo(() => {
    // A place that is already a stop has its pin; a dot beneath it would only be in the way.
    const taken = new Set(stops.flatMap(({ item, at }) => [item.location?.id ?? '', at.join()]));
    return { cities, sights: sights.filter((sight) => !taken.has(sight.id) && !taken.has(`${sight.lon},${sight.lat}`)) };
  }, [cities, sights, stops]);
}
