import type { Feature, FeatureCollection } from 'geojson';
import type { Grid } from './grid.ts';
import type { Cluster } from './cluster.ts';
import type { Country } from './countries.ts';
import type { MapModel } from './model.ts';
import { DAY_STYLES } from './palette.ts';
import type { Nearby } from './surroundings.ts';

export type SourceName = 'lands' | 'coasts' | 'countries' | 'borders' | 'grid' | 'ways' | 'sights' | 'cities' | 'stops';

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

/** Names, and the room that pins take: the pins themselves are buttons above the map. */
export const stopsData = (clusters: readonly Cluster[]): FeatureCollection =>
  collection(
    clusters.map(({ at, stops, faded }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...at] },
      properties: { name: stops.length > 1 || faded ? '' : (stops[0]?.item.title ?? ''), size: faded ? 0.7 : stops.length > 1 ? 1.2 : 1 },
    })),
  );

export const countriesData = (countries: readonly Country[]): FeatureCollection =>
  collection(countries.map(({ name, at, rank, from }) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [...at] }, properties: { name, rank, from } })));

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
