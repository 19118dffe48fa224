/** A quiet sky-and-land gradient from a name: the same place always gets the same colours. */
const PAIRS = [
  ['#0b6e6a', '#7cc4a8'],
  ['#1f4e79', '#8fb8de'],
  ['#7a3b2e', '#e3a27a'],
  ['#4a3a6b', '#b9a3d9'],
  ['#2f5233', '#a9c48a'],
  ['#7a2948', '#e59bb0'],
  ['#6b4b12', '#e2bd72'],
  ['#24405c', '#e0a98b'],
] as const;

function hashOf(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}

export interface Cover {
  from: string;
  to: string;
  sun: { x: number; y: number };
  /** Ridge line of the two hills, in a 320 × 120 box. */
  near: string;
  far: string;
}

export function coverOf(seed: string): Cover {
  const hash = hashOf(seed);
  const [from, to] = PAIRS[hash % PAIRS.length] ?? PAIRS[0];
  const ridge = (shift: number, base: number, height: number): string => {
    const steps = [0, 1, 2, 3, 4, 5].map((step) => {
      const lift = ((hash >>> ((step * 5 + shift) % 27)) & 15) / 15;
      return `${step * 64},${(base - lift * height).toFixed(0)}`;
    });
    const [first = '0,0', ...rest] = steps;
    return `M${first} ${rest.map((point, i) => smooth(steps[i] ?? first, point)).join(' ')} V120 H0 Z`;
  };
  return { from, to, sun: { x: 60 + ((hash >>> 7) % 210), y: 30 + ((hash >>> 13) % 26) }, far: ridge(3, 88, 42), near: ridge(11, 112, 38) };
}

function smooth(from: string, to: string): string {
  const [x0 = 0, y0 = 0] = from.split(',').map(Number);
  const [x1 = 0] = to.split(',').map(Number);
  const middle = (x0 + x1) / 2;
  return `C${middle},${y0} ${middle},${to.split(',')[1] ?? y0} ${to}`;
}
