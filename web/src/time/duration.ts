const MAX = 30 * 1440;

/** "90", "45 min", "1h", "1h30", "1:30", "1.5h", "2 h 15 min" → minutes. Null for anything else; never throws. */
export function parseDuration(input: string): number | null {
  const text = input.trim().toLowerCase().replace(/\s+/g, '');
  if (text.length > 20) return null;
  const bare = /^(\d{1,4})(?:m|min|minutes?)?$/.exec(text);
  if (bare) return within(Number(bare[1]));
  const decimal = /^(\d{1,3})[.,](\d{1,2})(?:h|hrs?|hours?)$/.exec(text);
  if (decimal) return within(Math.round(Number(`${decimal[1]}.${decimal[2]}`) * 60));
  const parts = /^(\d{1,3})(?:h|hrs?|hours?|:)(?:(\d{1,2})(?:m|min|minutes?)?)?$/.exec(text);
  if (!parts || Number(parts[2] ?? 0) > 59) return null;
  return within(Number(parts[1]) * 60 + Number(parts[2] ?? 0));
}

const within = (minutes: number): number | null => (minutes >= 1 && minutes <= MAX ? minutes : null);
