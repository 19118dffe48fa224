/** Fills pages with blocks in their order. None is cut; one that is higher than a page has it to itself. */
export function paginate(heights: readonly number[], first: number, rest: number): number[][] {
  const pages: number[][] = [[]];
  let left = first;
  for (const [index, height] of heights.entries()) {
    const page = pages.at(-1) ?? [];
    if (height > left && page.length > 0) {
      pages.push([index]);
      left = rest - height;
    } else {
      page.push(index);
      left -= height;
    }
  }
  return pages;
}

/** Cuts a long text into pieces that can stand on different pages: between lines, else between words. */
export function pieces(text: string, most: number): string[] {
  const all: string[] = [];
  for (const line of text.trim().split('\n')) {
    for (const part of cut(line, most)) {
      const last = all.at(-1);
      if (last !== undefined && last.length + part.length < most) all[all.length - 1] = `${last}\n${part}`;
      else all.push(part);
    }
  }
  return all.filter((piece) => piece.trim() !== '');
}

function cut(line: string, most: number): string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const at = space > most / 2 ? space : most;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}

type Spot = readonly [x: number, y: number];

const ROUNDS = 60;

/** Moves points that are closer than `gap` apart, and keeps all of them inside the frame: every number on a printed map can be read. */
export function apart(points: readonly Spot[], gap: number, frame: { width: number; height: number }): Spot[] {
  const spots = points.map(([x, y]): [number, number] => [x, y]);
  const inside = (value: number, most: number): number => Math.max(gap / 2, Math.min(most - gap / 2, value));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, a] of spots.entries()) {
      for (const b of spots.slice(i + 1)) push(a, b, gap, i);
    }
    for (const spot of spots) {
      spot[0] = inside(spot[0], frame.width);
      spot[1] = inside(spot[1], frame.height);
    }
  }
  return spots;
}

function push(a: [number, number], b: [number, number], gap: number, seed: number): void {
  const far = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (far >= gap) return;
  // Two on one spot part in a direction of their own.
  const [x, y] = far > 0.01 ? [(b[0] - a[0]) / far, (b[1] - a[1]) / far] : [Math.cos(seed * 2.4), Math.sin(seed * 2.4)];
  const by = (gap - far) / 2 + 0.05;
  a[0] -= x * by;
  a[1] -= y * by;
  b[0] += x * by;
  b[1] += y * by;
}
