/** A day's colour and dash: colour is never the only cue, so each also has a pattern and a number. */
export interface DayStyle {
  /** At least 4.5:1 with white, for numbers on it. */
  solid: string;
  /** Lighter, for lines on the dark map. */
  onDark: string;
  /** In line widths; empty is a solid line. */
  dash: readonly number[];
}

const STYLES = [
  { solid: '#b4460f', onDark: '#f0894f', dash: [2, 1.4] },
  { solid: '#1f63b5', onDark: '#6fa8f0', dash: [4, 1.6] },
  { solid: '#1b7a3d', onDark: '#5cc481', dash: [0.8, 1.4] },
  { solid: '#7a2fc4', onDark: '#b98af0', dash: [4, 1.4, 0.8, 1.4] },
  { solid: '#b5195a', onDark: '#f07aa8', dash: [1.4, 1.4] },
  { solid: '#0e6f68', onDark: '#4fc4b8', dash: [6, 2] },
  { solid: '#86590b', onDark: '#dba94a', dash: [3, 1.2, 0.8, 1.2, 0.8, 1.2] },
  { solid: '#4a5568', onDark: '#a3b0c4', dash: [1, 2.2] },
] as const satisfies readonly DayStyle[];

/** Ideas have no day: neutral, and no line. */
export const IDEA_STYLE: DayStyle = { solid: '#5f5b53', onDark: '#a9a59c', dash: [] };

export const DAY_STYLES: readonly DayStyle[] = STYLES;

/** Day numbers count from 1; 0 is the ideas. */
export function styleOfDay(number: number): DayStyle {
  if (number < 1) return IDEA_STYLE;
  return STYLES[(number - 1) % STYLES.length] ?? STYLES[0];
}
