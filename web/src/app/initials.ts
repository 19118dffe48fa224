/** "Ada Lovelace" → "AL"; a dot for who has no name here. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.at(0)?.toUpperCase() ?? '')
    .join('') || '·';
