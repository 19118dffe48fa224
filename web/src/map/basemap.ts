import type { FeatureCollection, MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { unwrapped, unwrappedShapes } from './antimeridian.ts';
import detailedUrl from 'world-atlas/countries-50m.json?url';
import simpleUrl from 'world-atlas/countries-110m.json?url';
import { type LonLat, PATH_SIZE, toUnit } from './view.ts';

/** Natural Earth (public domain), from npm world-atlas, turned into shapes in the browser. */
type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

export interface BaseShapes {
  countries: FeatureCollection;
  borders: MultiLineString;
}

async function load(url: string): Promise<World> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`base map: ${answer.status}`);
  return (await answer.json()) as World;
}

function bordersOf(world: World): MultiLineString {
  const borders = mesh(world, world.objects.countries, (a, b) => a !== b);
  return { ...borders, coordinates: borders.coordinates.map(unwrapped) };
}

/** Countries and the lines between them, for the WebGL map. */
export async function readShapes(): Promise<BaseShapes> {
  const world = await load(detailedUrl);
  return { countries: unwrappedShapes(feature(world, world.objects.countries)), borders: bordersOf(world) };
}

const step = ([lon, lat]: number[], index: number): string => {
  const [x, y] = toUnit([lon ?? 0, lat ?? 0] satisfies LonLat);
  return `${index === 0 ? 'M' : 'L'}${(x * PATH_SIZE).toFixed(2)} ${(y * PATH_SIZE).toFixed(2)}`;
};

const pathOf = (lines: number[][][]): string => lines.map((line) => line.map(step).join('')).join('');

export interface BasePaths {
  land: string;
  borders: string;
  countries: FeatureCollection;
}

/** The coarse world as two SVG paths in Mercator, for the map without WebGL; the world is `PATH_SIZE` wide and high. */
export async function readPaths(): Promise<BasePaths> {
  const world = await load(simpleUrl);
  const land = unwrappedShapes(feature(world, world.objects.land));
  const polygons = land.features.flatMap(({ geometry }): number[][][] => {
    if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
    return geometry.type === 'Polygon' ? geometry.coordinates : [];
  });
  return { land: pathOf(polygons), borders: pathOf(bordersOf(world).coordinates), countries: unwrappedShapes(feature(world, world.objects.countries)) };
}
