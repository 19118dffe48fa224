import type { Map as Engine } from 'maplibre-gl';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { LonLat } from './view.ts';

interface GlAtProps {
  engine: Engine;
  at: LonLat;
  above: boolean;
  children: ReactNode;
}

/** Holds content at a place while the map moves. The element stays the same when the place changes, and so does the focus in it. */
export function GlAt({ engine, at: [lng, lat], above, children }: GlAtProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      // The world goes round: of all its copies the one nearest to the middle is in sight.
      const turns = Math.round((engine.getCenter().lng - lng) / 360);
      const { x, y } = engine.project({ lng: lng + turns * 360, lat });
      element.current?.style.setProperty('transform', `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`);
    };
    place();
    engine.on('move', place);
    engine.on('resize', place);
    return () => {
      engine.off('move', place);
      engine.off('resize', place);
    };
  }, [engine, lng, lat]);
  return (
    <div ref={element} className={`absolute top-0 left-0 ${above ? 'z-3' : 'z-1'}`}>
      <div className="grid -translate-1/2 place-items-center">{children}</div>
    </div>
  );
}
