import type { MapColours } from './colours.ts';
import type { Nearby, Surroundings } from './surroundings.ts';
import type { MapStop } from './model.ts';
import { type MapView, project } from './view.ts';

interface SvgLabelsProps {
  view: MapView;
  colours: MapColours;
  surroundings: Surroundings;
  stops: readonly MapStop[];
  onSight: (id: string) => void;
}

const CHAR = 6.4;
const HEIGHT = 16;
const PIN = 30;
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

/** Keeps the first of any names that would overlap; the list comes most important first. */
function placed(places: readonly Nearby[], view: MapView, taken: Box[]): { place: Nearby; x: number; y: number; named: boolean }[] {
  return places.flatMap((place) => {
    const [x, y] = project(view, [place.lon, place.lat]);
    if (x < -40 || y < -20 || x > view.width + 40 || y > view.height + 20) return [];
    const width = place.name.length * CHAR + 12;
    const box = { x, y, width, height: HEIGHT };
    const clear = isClear(taken, box);
    if (clear) taken.push(box);
    return [{ place, x, y, named: clear }];
  });
}

/** A stop's name, to the right of its pin or else to the left; none when both are taken. */
function ownName({ id, item, at, faded }: MapStop, view: MapView, taken: Box[]): { id: string; name: string; x: number; y: number }[] {
  if (faded) return [];
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

/** Cities and sights of the SVG map. Sights answer the pointer here; the keyboard adds them through search. */
export function SvgLabels({ view, colours, surroundings, stops, onSight }: SvgLabelsProps) {
  const taken = stops.map(({ at }): Box => {
    const [x, y] = project(view, at);
    return { x, y, width: PIN - 2, height: PIN - 2 };
  });
  const own = view.zoom < OWN_NAMES_FROM ? [] : stops.flatMap((stop) => ownName(stop, view, taken));
  const cities = placed(surroundings.cities, view, taken);
  const sights = placed(surroundings.sights, view, taken);
  const halo = { stroke: colours.halo, strokeWidth: 3, strokeLinejoin: 'round', paintOrder: 'stroke' } as const;
  return (
    <g aria-hidden="true" className="select-none">
      {sights.map(({ place, x, y, named }) => (
        <g key={place.id} onClick={() => onSight(place.id)} className="cursor-pointer">
          <circle cx={x} cy={y} r={9} fill="transparent" />
          <circle cx={x} cy={y} r={3} fill={colours.dot} stroke={colours.halo} />
          {named && (
            <text x={x} y={y + 15} textAnchor="middle" fontSize={11} fill={colours.labelQuiet} {...halo}>
              {place.name}
            </text>
          )}
        </g>
      ))}
      {own.map(({ id, name, x, y }) => (
        <text key={id} x={x} y={y + 4} textAnchor="middle" fontSize={12} fill={colours.label} {...halo}>
          {name}
        </text>
      ))}
      {cities.map(
        ({ place, x, y, named }, rank) =>
          named && (
            <text key={place.id} x={x} y={y} textAnchor="middle" {...cityLook(rank, view.zoom, colours)} {...halo}>
              {place.name}
            </text>
          ),
      )}
    </g>
  );
}
