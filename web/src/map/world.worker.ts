import { expose } from 'comlink';
import type { Feature, FeatureCollection } from 'geojson';
import { readPaths, readShapes } from './basemap.ts';
import { type Window, coastPath, coastShape, readCoast } from './coast.ts';
import { type Country, countriesOf } from './countries.ts';

/** Land, coasts and borders take a phone a third of a second to read and to cut: that is done here, and the page goes on. */

/** Read once; a failure is not kept. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () =>
    (kept ??= read().catch((error: unknown) => {
      kept = null;
      throw error;
    }));
}

const coast = once(readCoast);
const lands = once(readShapes);

/** Somewhere for the map's own worker to read it from, until it is revoked: shapes this large are not copied through the page. */
const addressOf = (shapes: Feature | FeatureCollection): string => URL.createObjectURL(new Blob([JSON.stringify(shapes)], { type: 'application/geo+json' }));

const world = {
  /** The coarse world for the map without WebGL, and where its countries are named. */
  async paths(locale: string): Promise<{ land: string; borders: string; countries: Country[] }> {
    const { countries, ...paths } = await readPaths();
    return { ...paths, countries: countriesOf(countries, locale) };
  },

  /** The fine coast in a part of the world, in pixels of `zoom` from the part's corner. */
  async coast(part: Window, zoom: number): Promise<string> {
    return coastPath(await coast(), part, zoom);
  },

  /** The same for the map with WebGL, as addresses of GeoJSON. Without the fine coast it is still a map. */
  async shapes(locale: string): Promise<{ countries: string; borders: string; coast: string | null; names: Country[] }> {
    const [{ countries, borders }, fine] = await Promise.all([lands(), coast().catch(() => null)]);
    return {
      countries: addressOf(countries),
      borders: addressOf({ type: 'Feature', geometry: borders, properties: {} }),
      coast: fine && addressOf(coastShape(fine)),
      names: countriesOf(countries, locale),
    };
  },
};

export type World = typeof world;

expose(world);
