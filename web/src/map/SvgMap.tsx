import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type PointerEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { i18n } from '../i18n.ts';
import { LazyCursors } from '../presence/LazyCursors.tsx';
import { Hung, MapPins } from './MapPins.tsx';
import { SvgLabels } from './SvgLabels.tsx';
import { clustersOf, stepOf } from './cluster.ts';
import { COAST_FROM, windowAround } from './coast.ts';
import { finePaperShare, paperShare } from './colours.ts';
import type { EngineProps } from './engine.ts';
import { styleOfDay } from './palette.ts';
import type { Size } from './useElementSize.ts';
import { useBasePaths } from './useBasePaths.ts';
import { type LonLat, type MapView, PATH_SIZE, project, toUnit, unproject, worldSize, zoomAround } from './view.ts';
import { world } from './world.ts';

const START: Pick<MapView, 'center' | 'zoom'> = { center: [10, 25], zoom: 1 };
const LINE = 3;

/** The whole map as SVG: no WebGL, no worker, printable. Dragging and the wheel work; everything else is the same. */
export function SvgMap(props: EngineProps & { size: Size }) {
  const { model, colours, isDark, grid, surroundings, target, start, card, onView, onSight, onBackground, onPoint, size } = props;
  const id = useId();
  const [looking, setLooking] = useState(start ?? target?.view ?? { ...START, ...size });
  const [followed, setFollowed] = useState(target);
  const drag = useRef<{ x: number; y: number; from: MapView } | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const paths = useBasePaths();
  if (target !== followed) {
    setFollowed(target);
    if (target) setLooking(target.view);
  }
  const view: MapView = { ...looking, ...size };
  const step = stepOf(looking.zoom);
  const clusters = useMemo(() => clustersOf(model.stops, step), [model.stops, step]);

  const { center, zoom } = looking;
  const { width, height } = size;
  useEffect(() => onView({ center, zoom, width, height }), [center, zoom, width, height, onView]);
  useEffect(() => {
    const element = frame.current;
    // React's own wheel listener is passive and could not keep the page from zooming.
    const onWheel = (event: WheelEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-card]')) return;
      event.preventDefault();
      const box = element?.getBoundingClientRect();
      const at = [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)] as const;
      setLooking((now) => zoomAround({ ...now, width, height }, at, -event.deltaY / 400));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [width, height]);

  const onPointerMove = (event: PointerEvent) => {
    const held = drag.current;
    const box = event.currentTarget.getBoundingClientRect();
    if (event.pointerType !== 'touch') onPoint(unproject(view, [event.clientX - box.left, event.clientY - box.top]));
    if (!held) return;
    const middle = [width / 2 - (event.clientX - held.x), height / 2 - (event.clientY - held.y)] as const;
    setLooking({ ...held.from, center: unproject(held.from, middle) });
  };
  const line = (points: readonly LonLat[]): string => points.map((point) => project(view, point).map((value) => value.toFixed(1)).join(',')).join(' ');
  const scale = worldSize(zoom) / PATH_SIZE;
  const [ux, uy] = toUnit(center);
  const coast = useCoast(center, zoom, size);
  const share = coast ? finePaperShare(zoom) : paperShare(zoom);

  return (
    <div
      ref={frame}
      data-map="svg"
      className="absolute inset-0 cursor-grab touch-none overflow-clip active:cursor-grabbing"
      style={{ backgroundColor: `color-mix(in srgb, ${colours.land} ${share * 100}%, ${colours.water})` }}
      onPointerDown={(event) => {
        if (event.target instanceof SVGElement) {
          drag.current = { x: event.clientX, y: event.clientY, from: view };
          event.currentTarget.setPointerCapture(event.pointerId);
        }
      }}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onPoint(null)}
      onPointerUp={(event) => {
        const held = drag.current;
        drag.current = null;
        if (held && Math.hypot(event.clientX - held.x, event.clientY - held.y) < 4) onBackground();
      }}
    >
      <svg role="img" aria-label={i18n.t('Map of the trip')} width={width} height={height} className="block">
        {coast && (
          <path
            d={coast.path}
            fillRule="evenodd"
            transform={`translate(${width / 2 - (ux - coast.x) * worldSize(zoom)} ${height / 2 - (uy - coast.y) * worldSize(zoom)}) scale(${2 ** (zoom - coast.zoom)})`}
            fill={colours.land}
            stroke={colours.coast}
            strokeOpacity={1 - share}
            vectorEffect="non-scaling-stroke"
          />
        )}
        <g transform={`translate(${width / 2 - ux * PATH_SIZE * scale} ${height / 2 - uy * PATH_SIZE * scale}) scale(${scale})`}>
          <g id={`${id}-world`}>
            {!coast && <path d={paths?.land ?? ''} fill={colours.land} stroke={colours.coast} strokeOpacity={1 - share} vectorEffect="non-scaling-stroke" />}
            <path d={paths?.borders ?? ''} fill="none" stroke={colours.border} strokeOpacity={1 - paperShare(zoom)} vectorEffect="non-scaling-stroke" />
          </g>
          {/* The world goes round: shapes that run past 180 are met by the next one. */}
          <use href={`#${id}-world`} x={-PATH_SIZE} />
          <use href={`#${id}-world`} x={PATH_SIZE} />
        </g>
        {grid?.lines.map((points) => <polyline key={points.join()} points={line(points)} fill="none" stroke={colours.grid} />)}
        {model.ways.map((way) => {
          const style = styleOfDay(way.pattern);
          const points = line(way.coordinates);
          return (
            <g key={way.id} fill="none" strokeLinecap="round" opacity={way.faded ? 0.25 : 1}>
              <polyline points={points} stroke={colours.casing} strokeWidth={LINE + 3} opacity={0.8} />
              <polyline points={points} stroke={isDark ? style.onDark : style.solid} strokeWidth={LINE} strokeDasharray={style.dash.map((part) => part * LINE * 1.6).join(' ')} />
            </g>
          );
        })}
        <SvgLabels view={view} colours={colours} surroundings={surroundings} clusters={clusters} countries={paths?.countries ?? []} onSight={onSight} />
      </svg>
      <MapPins
        {...props}
        clusters={clusters}
        place={(key, at, above, children) => (
          <At key={key} at={project(view, at)} above={above}>
            {children}
          </At>
        )}
      />
      {card && (
        <At key={card.key} at={project(view, card.at)} above>
          <Hung card={card} />
        </At>
      )}
      <LazyCursors screen={{ project: (at) => project(view, at) }} />
    </div>
  );
}

/** The coast around the view; null from afar, and until it is there. Meanwhile the part before is good enough: it knows where it lies. */
function useCoast(center: LonLat, zoom: number, size: Size) {
  const isNear = zoom >= COAST_FROM;
  const part = windowAround(toUnit(center), zoom, size);
  const whole = Math.ceil(zoom);
  const { data } = useQuery({
    queryKey: ['coast', part, whole],
    queryFn: async () => ({ x: part.x, y: part.y, zoom: whole, path: await world().coast(part, whole) }),
    staleTime: Infinity,
    enabled: isNear,
    placeholderData: keepPreviousData,
  });
  return isNear ? (data ?? null) : null;
}

function At({ at: [x, y], above, children }: { at: readonly [number, number]; above: boolean; children: ReactNode }) {
  return (
    <div style={{ transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)` }} className={`absolute top-0 left-0 ${above ? 'z-2' : 'z-1'}`}>
      <div className="grid -translate-1/2 place-items-center">{children}</div>
    </div>
  );
}
