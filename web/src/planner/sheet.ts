/** Where the bottom sheet rests: enough to see the day chips, half and half, or (almost) everything. */
export const SHEET_STOPS = ['collapsed', 'half', 'full'] as const;
export type SheetStop = (typeof SHEET_STOPS)[number];

const COLLAPSED = 92;
const HALF = 0.58;
const TOP_GAP = 8;
/** Pixels a millisecond: a flick goes on in its direction, whatever is nearest. */
const FLICK = 0.5;

export function heightOf(stop: SheetStop, room: number): number {
  switch (stop) {
    case 'collapsed':
      return COLLAPSED;
    case 'half':
      return Math.round(room * HALF);
    case 'full':
      return room - TOP_GAP;
  }
}

export function nextStop(stop: SheetStop, step: 1 | -1): SheetStop {
  const at = SHEET_STOPS.indexOf(stop) + step;
  return SHEET_STOPS[Math.max(0, Math.min(SHEET_STOPS.length - 1, at))] ?? stop;
}

/** `speed` is upwards. */
export function nearestStop(height: number, speed: number, room: number): SheetStop {
  const stops = SHEET_STOPS.map((stop) => ({ stop, gap: heightOf(stop, room) - height }));
  if (speed > FLICK) return stops.find(({ gap }) => gap >= 0)?.stop ?? 'full';
  if (speed < -FLICK) return stops.findLast(({ gap }) => gap <= 0)?.stop ?? 'collapsed';
  return stops.toSorted((a, b) => Math.abs(a.gap) - Math.abs(b.gap))[0]?.stop ?? 'half';
}
