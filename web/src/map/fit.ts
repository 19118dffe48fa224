let fit: (() => void) | null = null;

/** The map on the page says how it is fitted; it is asked from elsewhere by `fitMap`. Gives the way to take that back. */
export function offerFit(run: () => void): () => void {
  fit = run;
  return () => {
    if (fit === run) fit = null;
  };
}

export const hasMap = (): boolean => fit !== null;

/** Shows all that the map is about, the day or the trip. False where there is no map. */
export function fitMap(): boolean {
  fit?.();
  return fit !== null;
}
