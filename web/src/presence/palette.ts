/** A person's colour, by the number that the server gives each account. Names and initials go with it: it is never the only cue. */
export interface PersonColour {
  /** At least 4.5:1 with white, for letters on it, and 3:1 with light grounds. */
  solid: string;
  /** At least 3:1 with dark grounds, for rings there. */
  onDark: string;
}

export const PERSON_COLOURS: readonly PersonColour[] = [
  { solid: '#c2255c', onDark: '#f06595' },
  { solid: '#1864ab', onDark: '#5aa9ee' },
  { solid: '#2b7a3f', onDark: '#5fc97a' },
  { solid: '#7b2fbf', onDark: '#bf8bf2' },
  { solid: '#b34700', onDark: '#f5924e' },
  { solid: '#0b7285', onDark: '#4cc4da' },
  { solid: '#5f6b12', onDark: '#b5c248' },
  { solid: '#4f46c8', onDark: '#9c95f5' },
];

const FIRST: PersonColour = { solid: '#c2255c', onDark: '#f06595' };

/** CSS variables for whatever is drawn in a person's colour: `--who` under white letters, `--who-ring` for lines. */
export function whoStyle(colour: number): Record<'--who' | '--who-ring', string> {
  const { solid, onDark } = PERSON_COLOURS[(colour - 1) % PERSON_COLOURS.length] ?? FIRST;
  return { '--who': solid, '--who-ring': `light-dark(${solid}, ${onDark})` };
}

/** FNV-1a-32, as the server gives colours, for people who are not here. */
export function colourOf(user: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(user)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash % PERSON_COLOURS.length) + 1;
}
