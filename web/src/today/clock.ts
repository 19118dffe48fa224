import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The time, anew with each minute and whenever the page comes back into sight. Tests set the browser's own clock. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      clearTimeout(timer);
      setNow(Date.now());
      timer = setTimeout(tick, MINUTE - (Date.now() % MINUTE));
    };
    timer = setTimeout(tick, MINUTE - (Date.now() % MINUTE));
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, []);
  return now;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  return format;
}

/** What the clocks of a zone show: `2027-05-01T09:30`. A zone this browser does not know reads as UTC. */
export function localAt(instant: number, zone: string): string {
  try {
    return formatFor(zone).format(instant).replace(' ', 'T');
  } catch {
    return new Date(instant).toISOString().slice(0, 16);
  }
}

/** The zone that the device's own clock is in. */
export const deviceZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
