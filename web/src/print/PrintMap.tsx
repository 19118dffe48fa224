import type { ReactNode } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { SvgLabels } from '../map/SvgLabels.tsx';
import type { Cluster } from '../map/cluster.ts';
import { mapColours, paperShare } from '../map/colours.ts';
import { gridFor } from '../map/grid.ts';
import type { MapModel, MapStop, MapWay } from '../map/model.ts';
import { styleOfDay } from '../map/palette.ts';
import { useSurroundings } from '../map/surroundings.ts';
import { useBasePaths } from '../map/useBasePaths.ts';
import { type LonLat, type MapView, PATH_SIZE, boundsAround, fitView, project, scaleBar, toUnit, worldSize } from '../map/view.ts';
import { apart } from './paginate.ts';

/** Inside an element of this size in CSS pixels; the drawing scales with its box. */
export interface MapSize {
  width: number;
  height: number;
}

const COLOURS = mapColours(false);
const PADDING = { top: 30, right: 44, bottom: 30, left: 44 };
const PIN = 22;
const MILE = 1609.344;
const LAND = 'print-land';
const BORDERS = 'print-borders';

/** The world, once for all maps of a document. */
export function World() {
  const paths = useBasePaths();
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        <path id={LAND} d={paths?.land ?? ''} />
        <path id={BORDERS} d={paths?.borders ?? ''} />
      </defs>
    </svg>
  );
}

interface PrintMapProps {
  model: MapModel;
  size: MapSize;
  label: string;
  units: 'km' | 'mi';
  /** The whole trip: a dot a stop, and each day's number where the day begins. */
  overview?: boolean;
}

/** A map for paper: no WebGL, always light, every number readable, and no meaning in colour alone. */
export function PrintMap({ model, size, label, units, overview = false }: PrintMapProps) {
  const bounds = boundsAround(pointsOf(model));
  if (!bounds) return null;
  return <Drawn model={model} view={fitView(bounds, size, PADDING, 13.5)} label={label} units={units} overview={overview} />;
}

const pointsOf = ({ stops }: MapModel): LonLat[] => stops.flatMap(({ at, item }): LonLat[] => (item.end_location ? [at, [item.end_location.lon, item.end_location.lat]] : [at]));

function Drawn({ model, view, label, units, overview }: { model: MapModel; view: MapView; label: string; units: 'km' | 'mi'; overview: boolean }) {
  const surroundings = useSurroundings(view, model.stops);
  const { width, height, zoom } = view;
  const share = paperShare(zoom);
  // Pins of a day stand apart on paper; each is a cluster of its own.
  const clusters = overview ? [] : model.stops.map((stop): Cluster => ({ id: stop.id, stops: [stop], at: stop.at, faded: false }));
  const marked = overview ? firstOfDays(model.stops) : model.stops;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className="block w-full rounded-m border border-line" style={{ backgroundColor: `color-mix(in srgb, ${COLOURS.land} ${share * 100}%, ${COLOURS.water})` }}>
      {share < 1 && <Ground view={view} share={share} />}
      {gridFor(view, units)?.lines.map((points) => <polyline key={points.join()} points={line(view, points)} fill="none" stroke={COLOURS.grid} />)}
      {model.ways.map((way) => (
        <Way key={way.id} way={way} view={view} />
      ))}
      <SvgLabels view={view} colours={COLOURS} surroundings={surroundings} clusters={clusters} countries={[]} onSight={nothing} />
      {overview && model.stops.map((stop) => <Dot key={stop.id} stop={stop} view={view} />)}
      <Pins stops={marked} view={view} overview={overview} />
      <Scale view={view} units={units} />
    </svg>
  );
}

const line = (view: MapView, points: readonly LonLat[]): string => points.map((point) => project(view, point).map((value) => value.toFixed(1)).join(',')).join(' ');

const nothing = (): void => undefined;

function firstOfDays(stops: readonly MapStop[]): MapStop[] {
  return stops.filter((stop, at) => stops.findIndex(({ dayNumber }) => dayNumber === stop.dayNumber) === at);
}

function Ground({ view, share }: { view: MapView; share: number }) {
  const scale = worldSize(view.zoom) / PATH_SIZE;
  const [x, y] = toUnit(view.center);
  const turns = [-PATH_SIZE, 0, PATH_SIZE];
  return (
    <g transform={`translate(${view.width / 2 - x * PATH_SIZE * scale} ${view.height / 2 - y * PATH_SIZE * scale}) scale(${scale})`} strokeOpacity={1 - share}>
      {turns.map((turn) => (
        <g key={turn} strokeWidth={1 / scale}>
          <use href={`#${LAND}`} x={turn} fill={COLOURS.land} stroke={COLOURS.coast} />
          <use href={`#${BORDERS}`} x={turn} fill="none" stroke={COLOURS.border} />
        </g>
      ))}
    </g>
  );
}

function Way({ way, view }: { way: MapWay; view: MapView }) {
  const { solid, dash } = styleOfDay(way.pattern);
  const points = line(view, way.coordinates);
  return (
    <g fill="none" strokeLinecap="round">
      <polyline points={points} stroke={COLOURS.casing} strokeWidth={5} />
      <polyline points={points} stroke={solid} strokeWidth={2.4} strokeDasharray={dash.map((part) => part * 4).join(' ')} />
    </g>
  );
}

function Dot({ stop, view }: { stop: MapStop; view: MapView }) {
  const [x, y] = project(view, stop.at);
  return <circle cx={x} cy={y} r={4} fill={stop.style.solid} stroke={COLOURS.casing} strokeWidth={1.5} />;
}

/** Numbers that would lie on each other move aside; a line leads to the spot that they mean. */
function Pins({ stops, view, overview }: { stops: readonly MapStop[]; view: MapView; overview: boolean }) {
  const spots = stops.map(({ at }) => project(view, at));
  const moved = apart(spots, PIN + 2, view);
  const pins = stops.map((stop, at): [MapStop, readonly [number, number], readonly [number, number]] => [stop, spots[at] ?? [0, 0], moved[at] ?? [0, 0]]);
  return (
    <g>
      {pins.map(([stop, [x, y], [px, py]]) => (
        <g key={stop.id}>
          <line x1={x} y1={y} x2={px} y2={py} stroke={stop.style.solid} strokeWidth={1.5} />
          <circle cx={x} cy={y} r={2.5} fill={stop.style.solid} />
        </g>
      ))}
      {pins.map(([stop, , [px, py]]) => (
        <PinMark key={stop.id} x={px} y={py} fill={stop.style.solid}>
          {overview ? stop.dayNumber : stop.stopNumber}
        </PinMark>
      ))}
    </g>
  );
}

/** How long something is on this map. */
function Scale({ view, units }: { view: MapView; units: 'km' | 'mi' }) {
  const formats = useFormats();
  const unit = units === 'mi' ? MILE : 1;
  const { pixels, units: length } = scaleBar(view, 90, unit);
  const y = view.height - 12;
  return (
    <g stroke={COLOURS.label} fill="none">
      <path d={`M12 ${y - 4}v4h${pixels.toFixed(1)}v-4`} />
      <text x={12 + pixels / 2} y={y - 6} textAnchor="middle" fontSize={10} fill={COLOURS.label} stroke={COLOURS.halo} strokeWidth={3} paintOrder="stroke">
        {formats.distance(length * unit)}
      </text>
    </g>
  );
}

function PinMark({ x, y, fill, children }: { x: number; y: number; fill: string; children: ReactNode }) {
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <circle r={PIN / 2} fill={fill} stroke={COLOURS.casing} strokeWidth={1.5} />
      <text textAnchor="middle" dy="0.36em" fontSize={12} fontWeight={600} fill={COLOURS.casing}>
        {children}
      </text>
    </g>
  );
}

export const mapLabel = (day: string): string => i18n.t('Map of {day}', { day });
