import { toUnit } from './view.ts';

/** A shore as x, y, x, y … in units of the square map. It may run past the edge: the world goes round. */
export interface Ring {
  points: Float64Array;
  low: readonly [number, number];
  high: readonly [number, number];
}

/** The file's grid, as `data/land` prints it; its format is told there. */
const GRID = [0.0036000360003600037, 0.0016885772698826986] as const;
const FROM = [-180, -85.22193775799991] as const;

/** Reads what Go's `encoding/binary` writes: seven bits a byte, the last one without its top bit. */
function reader(bytes: Uint8Array) {
  let at = 0;
  const unsigned = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const signed = (): number => {
    const value = unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  return { unsigned, signed, more: () => at < bytes.length };
}

export function decodeRings(bytes: Uint8Array): Ring[] {
  const { unsigned, signed, more } = reader(bytes);
  const rings: Ring[] = [];
  while (more()) {
    const flat: number[] = [];
    let [gx, gy, turn, before] = [0, 0, 0, NaN];
    for (let left = unsigned(); left > 0; left--) {
      gx += signed();
      gy += signed();
      const [x, y] = toUnit([FROM[0] + gx * GRID[0], FROM[1] + gy * GRID[1]]);
      // Shapes are joined across the 180th meridian: there a ring runs on instead of going back around the world.
      if (x - before > 0.5) turn -= 1;
      if (x - before < -0.5) turn += 1;
      before = x;
      flat.push(x + turn, y);
    }
    rings.push(ringOf(closed(flat, turn)));
  }
  return rings;
}

/** What goes once around a pole is closed along it. */
function closed(flat: number[], turn: number): number[] {
  const [first = 0, firstY = 0] = flat;
  if (turn === 0) return flat;
  const pole = firstY > 0.5 ? 1 : 0;
  return [...flat, flat.at(-2) ?? 0, pole, first, pole];
}

function ringOf(flat: readonly number[]): Ring {
  const low: [number, number] = [Infinity, Infinity];
  const high: [number, number] = [-Infinity, -Infinity];
  flat.forEach((value, index) => {
    const axis = index % 2 === 0 ? 0 : 1;
    low[axis] = Math.min(low[axis], value);
    high[axis] = Math.max(high[axis], value);
  });
  return { points: Float64Array.from(flat), low, high };
}
