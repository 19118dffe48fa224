import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { i18n } from '../i18n.ts';
import { DayChips } from './DayChips.tsx';
import { usePlanner, useView } from './context.ts';
import { type SheetStop, heightOf, nearestStop, nextStop } from './sheet.ts';

const setStop = (sheet: SheetStop): void => useView.setState({ sheet });

/** Phone: the map fills the page and the itinerary slides over it, resting at one of three stops. */
export function BottomSheet({ map, children }: { map: ReactNode; children: ReactNode }) {
  const { selected } = usePlanner();
  const box = useRef<HTMLDivElement>(null);
  const stop = useView((view) => view.sheet);
  const isPlanning = useView((view) => view.plan !== null);
  const [dragged, setDragged] = useState<number | null>(null);
  const grab = useRef({ y: 0, height: 0, last: 0, at: 0, speed: 0 });
  const [room, setRoom] = useState(640);
  /** The first height is where it starts, and nothing to glide to. */
  const [isSettled, setSettled] = useState(false);

  // Before the first frame: a sheet that starts at another height would jump.
  useLayoutEffect(() => {
    if (!box.current) return;
    setRoom(box.current.clientHeight);
    const settled = requestAnimationFrame(() => setSettled(true));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom(entry.contentRect.height);
    });
    observer.observe(box.current);
    return () => {
      cancelAnimationFrame(settled);
      observer.disconnect();
    };
  }, []);
  // Details need room to be read; a collapsed sheet would hide what was asked for.
  const wanted = selected && stop === 'collapsed' ? 'half' : stop;
  const height = dragged ?? heightOf(wanted, room);
  useEffect(() => {
    useView.setState({ inset: wanted === 'full' ? 0 : heightOf(wanted, room) });
    return () => useView.setState({ inset: 0 });
  }, [wanted, room]);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grab.current = { y: event.clientY, height, last: event.clientY, at: event.timeStamp, speed: 0 };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { y, height: from, last, at } = grab.current;
    const elapsed = Math.max(1, event.timeStamp - at);
    grab.current = { ...grab.current, last: event.clientY, at: event.timeStamp, speed: (last - event.clientY) / elapsed };
    if (Math.abs(y - event.clientY) > 4) setDragged(Math.max(heightOf('collapsed', room), Math.min(heightOf('full', room), from + y - event.clientY)));
  };
  const onPointerUp = () => {
    if (dragged !== null) setStop(nearestStop(dragged, grab.current.speed, room));
    setDragged(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setStop(nextStop(wanted, event.key === 'ArrowUp' ? 1 : -1));
  };

  return (
    <div ref={box} className="relative min-h-0 grow overflow-hidden">
      <div className="absolute inset-0 flex">{map}</div>
      <main
        id="main"
        aria-label={i18n.t('Itinerary')}
        data-sheet={wanted}
        style={{ '--sheet': `${height}px` }}
        className={`absolute inset-x-0 bottom-0 z-10 flex h-(--sheet) flex-col rounded-t-xl border-t border-line bg-surface shadow-3 ${dragged === null && isSettled ? 'transition-[height] ease-calm' : ''}`}
      >
        <button
          type="button"
          aria-label={wanted === 'full' ? i18n.t('Show more of the map') : i18n.t('Show more of the itinerary')}
          aria-expanded={wanted !== 'collapsed'}
          onClick={() => {
            if (dragged === null) setStop(wanted === 'full' ? 'half' : nextStop(wanted, 1));
          }}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={() => setDragged(null)}
          onKeyDown={onKeyDown}
          className="grid h-7 w-full shrink-0 cursor-row-resize touch-none place-items-center rounded-t-xl after:absolute after:-top-2 after:h-11 after:w-full"
        >
          <span className="h-1 w-10 rounded-full bg-line-strong/60" />
        </button>
        {!selected && !isPlanning && <DayChips />}
        <div className="flex min-h-0 grow">{children}</div>
      </main>
    </div>
  );
}
