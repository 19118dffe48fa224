import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as Engine } from 'maplibre-gl';
import type { BaseShapes } from './basemap.ts';
import type { Grid } from './grid.ts';
import type { MapModel } from './model.ts';
import { DAY_STYLES } from './palette.ts';
import type { Nearby } from './surroundings.ts';

export type SourceName = 'countries' | 'borders' | 'grid' | 'ways' | 'sights' | 'cities' | 'stops';

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

export const waysData = ({ ways }: MapModel): FeatureCollection =>
  collection(
    ways.map(({ coordinates, pattern, ride, faded }) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: coordinates.map((point) => [...point]) },
      properties: { pattern: (pattern - 1) % DAY_STYLES.length, ride, faded },
    })),
  );

const pointsData = (places: readonly Nearby[]): FeatureCollection =>
  collection(
    places.map(({ id, name, lon, lat }, rank) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { id, name, rank },
    })),
  );

/** Names only: the pins themselves are buttons above the map. */
export const stopsData = ({ stops }: MapModel): FeatureCollection =>
  collection(
    stops
      .filter((stop) => !stop.faded)
      .map(({ item, at }) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [...at] }, properties: { name: item.title } })),
  );

export const citiesData = pointsData;
export const sightsData = pointsData;

export const gridData = (grid: Grid | null): FeatureCollection =>
  collection(
    (grid?.lines ?? []).map((line) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: line.map((point) => [...point]) },
      properties: {},
    })),
  );

export function shapesData(map: Engine, { countries, borders }: BaseShapes): void {
  map.getSource<GeoJSONSource>('countries')?.setData(countries);
  map.getSource<GeoJSONSource>('borders')?.setData({ type: 'Feature', geometry: borders, properties: {} });
}
