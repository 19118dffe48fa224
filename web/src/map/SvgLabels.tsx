import type { MapColours } from './colours.ts';
import type { Nearby, Surroundings } from './surroundings.ts';
import type { Cluster } from './cluster.ts';
import { COUNTRIES_FROM, COUNTRIES_TO, type Country } from './countries.ts';
import { type LonLat, type MapView, project } from './view.ts';

interface SvgLabelsProps {
  view: MapView;
  colours: MapColours;
  surroundings: Surroundings;
  clusters: readonly Cluster[];
  countries: readonly Country[];
  onSight: (id: string) => void;
}

const CHAR = 6.4;
/** Capitals, spaced. */
const WIDE_CHAR = 9.4;
const HEIGHT = 16;
const PIN = 30;
const SIGHT_NAME = 15;
const OWN_NAMES_FROM = 10.5;
const CITY_FROM = 9;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const isClear = (taken: readonly Box[], { x, y, width, height }: Box): boolean =>
  taken.every((box) => Math.abs(box.x - x) > (box.width + width) / 2 || Math.abs(box.y - y) > (box.height + height) / 2);

interface Named {
  id: string;
  name: string;
  at: LonLat;
}

interface Placed extends Named {
  x: number;
  y: number;
  isNamed: boolean;
}

const named = ({ id, name, lon, lat }: Nearby): Named => ({ id, name, at: [lon, lat] });

/** Keeps the first of any names that would overlap, `below` their places; the list comes most important first. */
function placed(places: readonly Named[], view: MapView, taken: Box[], below = 0, char = CHAR): Placed[] {
  return places.flatMap((place) => {
    const [x, y] = project(view, place.at);
    if (x < -40 || y < -20 || x > view.width + 40 || y > view.height + 20) return [];
    const box = { x, y: y + below, width: place.name.length * char + 12, height: HEIGHT };
    const isNamed = isClear(taken, box);
    if (isNamed) taken.push(box);
    return [{ ...place, x, y, isNamed }];
  });
}

/** A stop's name, to the right of its pin or else to the left; none when both are taken. */
function ownName({ id, stops: [stop, ...more], at, faded }: Cluster, view: MapView, taken: Box[]): { id: string; name: string; x: number; y: number }[] {
  if (faded || !stop || more.length > 0) return [];
  const { item } = stop;
  const [px, y] = project(view, at);
  const width = item.title.length * CHAR + 12;
  const x = [px + PIN / 2 + width / 2, px - PIN / 2 - width / 2].find((middle) => isClear(taken, { x: middle, y, width, height: HEIGHT }));
  if (x === undefined) return [];
  taken.push({ x, y, width, height: HEIGHT });
  return [{ id, name: item.title, x, y }];
}

/** From afar cities are equals; close by, the first names the place and the rest are its quarters. */
const cityLook = (rank: number, zoom: number, colours: MapColours) =>
  rank === 0 && zoom > CITY_FROM ? { fontSize: 18, fill: colours.label } : { fontSize: 12, fill: zoom > CITY_FROM ? colours.labelQuiet : colours.label };

/** Countries, cities and sights of the SVG map. Sights answer the pointer here; the keyboard adds them through search. */
export function SvgLabels({ view, colours, surroundings, clusters, countries, onSight }: SvgLabelsProps) {
  const taken = clusters.map(({ at, stops, faded }): Box => {
    const [x, y] = project(view, at);
    const size = faded ? PIN - 10 : stops.length > 1 ? PIN + 4 : PIN - 2;
    return { x, y, width: size, height: size };
  });
  const own = view.zoom < OWN_NAMES_FROM ? [] : clusters.flatMap((cluster) => ownName(cluster, view, taken));
  const cities = placed(surroundings.cities.map(named), view, taken);
  const isFar = view.zoom >= COUNTRIES_FROM && view.zoom < COUNTRIES_TO;
  const lands = isFar ? placed(countries.filter(({ from }) => view.zoom >= from).map(({ name, at }) => ({ id: name, name: name.toLocaleUpperCase(), at })), view, taken, 0, WIDE_CHAR) : [];
  const sights = placed(surroundings.sights.map(named), view, taken, SIGHT_NAME);
  const halo = { stroke: colours.halo, strokeWidth: 3, strokeLinejoin: 'round', paintOrder: 'stroke', textAnchor: 'middle' } as const;
  return (
    <g aria-hidden="true" className="select-none">
      {sights.map(({ id, name, x, y, isNamed }) => (
        <g key={id} onClick={() => onSight(id)} className="cursor-pointer">
          <circle cx={x} cy={y} r={9} fill="transparent" />
          <circle cx={x} cy={y} r={3} fill={colours.dot} stroke={colours.halo} />
          {isNamed && (
            <text x={x} y={y + SIGHT_NAME + 4} fontSize={11} fill={colours.labelQuiet} {...halo}>
              {name}
            </text>
          )}
        </g>
      ))}
      {own.map(({ id, name, x, y }) => (
        <text key={id} x={x} y={y + 4} fontSize={12} fill={colours.label} {...halo}>
          {name}
        </text>
      ))}
      {lands.map(
        ({ id, name, x, y, isNamed }) =>
          isNamed && (
            <text key={id} x={x} y={y + 4} fontSize={11} letterSpacing={1.3} fill={colours.labelQuiet} {...halo}>
              {name}
            </text>
          ),
      )}
      {cities.map(
        ({ id, name, x, y, isNamed }, rank) =>
          isNamed && (
            <text key={id} x={x} y={y + 4} {...cityLook(rank, view.zoom, colours)} {...halo}>
              {name}
            </text>
          ),
      )}
    </g>
  );
}
