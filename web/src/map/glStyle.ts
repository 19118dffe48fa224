import type { LayerSpecification, Map as Engine, StyleSpecification } from 'maplibre-gl';
import { COAST_FROM } from './coast.ts';
import { FINE_PAPER_FROM, FINE_PAPER_TO, type MapColours, PAPER_FROM, PAPER_TO } from './colours.ts';
import { COUNTRIES_FROM, COUNTRIES_TO } from './countries.ts';
import type { SourceName } from './glData.ts';
import { DAY_STYLES } from './palette.ts';

const SOURCES: readonly SourceName[] = ['countries', 'coasts', 'lands', 'borders', 'grid', 'ways', 'sights', 'cities', 'stops'];
const FONT = ['system-ui', 'sans-serif'];
const WIDTH = 3;
/** Name of the empty picture as large as a pin. */
export const PIN_SPACE = 'pin-space';
export const PIN_SIZE = 28;

/** Goes from one value to the other where the sea gives way to paper. */
const towardsPaper = <T>(far: T, near: T): ['interpolate', ['linear'], ['zoom'], number, T, number, T] => [
  'interpolate',
  ['linear'],
  ['zoom'],
  PAPER_FROM,
  far,
  PAPER_TO,
  near,
];

const towardsFinePaper = <T>(far: T, near: T): ['interpolate', ['linear'], ['zoom'], number, T, number, T] => [
  'interpolate',
  ['linear'],
  ['zoom'],
  FINE_PAPER_FROM,
  far,
  FINE_PAPER_TO,
  near,
];

/** What changes once the fine coast is there: the coarse one ends where it begins, and the sea is drawn for longer. */
export function showCoast(map: Engine, { water, land }: MapColours): void {
  for (const layer of ['land', 'coast']) map.setLayerZoomRange(layer, 0, COAST_FROM);
  map.setPaintProperty('paper', 'background-color', towardsFinePaper(water, land));
}

/** The style names no `glyphs`: the library then draws text with the system's own fonts. */
export function mapStyle(colours: MapColours, isDark: boolean): StyleSpecification {
  const empty = { type: 'FeatureCollection' as const, features: [] };
  return {
    version: 8,
    sources: Object.fromEntries(SOURCES.map((name) => [name, { type: 'geojson' as const, data: empty }])),
    layers: [...baseLayers(colours), ...wayLayers(colours, isDark), ...labelLayers(colours)],
  };
}

function baseLayers(colours: MapColours): LayerSpecification[] {
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': towardsPaper(colours.water, colours.land) } },
    { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': colours.land, 'fill-antialias': false } },
    { id: 'coast', type: 'line', source: 'countries', paint: { 'line-color': colours.coast, 'line-width': 1, 'line-opacity': towardsPaper(1, 0) } },
    { id: 'near-land', type: 'fill', source: 'coasts', minzoom: COAST_FROM, paint: { 'fill-color': colours.land, 'fill-antialias': false } },
    { id: 'near-coast', type: 'line', source: 'coasts', minzoom: COAST_FROM, paint: { 'line-color': colours.coast, 'line-width': 1, 'line-opacity': towardsFinePaper(1, 0) } },
    { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': colours.border, 'line-width': 1, 'line-opacity': towardsPaper(1, 0) } },
    { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': colours.grid, 'line-width': 1 } },
  ];
}

function wayLayers(colours: MapColours, isDark: boolean): LayerSpecification[] {
  const fade = ['case', ['get', 'faded'], 0.22, 1] as ['case', ['get', string], number, number];
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const casing: LayerSpecification = {
    id: 'way-casing',
    type: 'line',
    source: 'ways',
    layout: round,
    paint: { 'line-color': colours.casing, 'line-width': WIDTH + 3, 'line-opacity': ['*', 0.8, fade] },
  };
  // Dashes cannot follow data, hence one layer for each of the eight patterns.
  const lines = DAY_STYLES.map(
    ({ solid, onDark, dash }, pattern): LayerSpecification => ({
      id: `way-${pattern}`,
      type: 'line',
      source: 'ways',
      filter: ['==', ['get', 'pattern'], pattern],
      layout: round,
      paint: { 'line-color': isDark ? onDark : solid, 'line-width': WIDTH, 'line-dasharray': [...dash], 'line-opacity': fade },
    }),
  );
  return [casing, ...lines];
}

function labelLayers(colours: MapColours): LayerSpecification[] {
  const halo = { 'text-halo-color': colours.halo, 'text-halo-width': 1.4 };
  return [
    {
      id: 'sight-dots',
      type: 'circle',
      source: 'sights',
      paint: { 'circle-radius': 3.2, 'circle-color': colours.dot, 'circle-stroke-color': colours.halo, 'circle-stroke-width': 1 },
    },
    {
      id: 'sight-names',
      type: 'symbol',
      source: 'sights',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.5],
        'text-max-width': 9,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': colours.labelQuiet, ...halo },
    },
    {
      // From afar, before cities say where one is.
      id: 'country-names',
      type: 'symbol',
      source: 'lands',
      minzoom: COUNTRIES_FROM,
      maxzoom: COUNTRIES_TO,
      filter: ['>=', ['zoom'], ['get', 'from']],
      layout: {
        'text-field': ['upcase', ['get', 'name']],
        'text-font': FONT,
        'text-size': 11,
        'text-letter-spacing': 0.12,
        'text-max-width': 8,
        'text-padding': 12,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': colours.labelQuiet, ...halo },
    },
    {
      id: 'city-names',
      type: 'symbol',
      source: 'cities',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        // From afar cities are equals; close by, the first names the place and the rest are its quarters.
        'text-size': ['interpolate', ['linear'], ['zoom'], 3, 11, 8, 13, 11, ['case', ['==', ['get', 'rank'], 0], 18, 12]],
        'text-letter-spacing': 0.01,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': ['step', ['zoom'], colours.label, 9, ['case', ['==', ['get', 'rank'], 0], colours.label, colours.labelQuiet]], ...halo },
    },
    {
      // Last, hence first served: the trip's own names win any room there is.
      id: 'stop-names',
      type: 'symbol',
      source: 'stops',
      minzoom: 10.5,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 12,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.5,
        'text-max-width': 10,
        'text-justify': 'auto',
      },
      paint: { 'text-color': colours.label, ...halo },
    },
    {
      // The pins are not part of the map; an empty picture keeps names from being put under them.
      id: 'stop-space',
      type: 'symbol',
      source: 'stops',
      layout: { 'icon-image': PIN_SPACE, 'icon-size': ['get', 'size'], 'icon-allow-overlap': true },
    },
  ];
}
