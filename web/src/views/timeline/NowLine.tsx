import { useEffect, useState } from 'react';
import { i18n } from '../../i18n.ts';
import { useFormats } from '../../app/formats.ts';
import { minutesAt } from '../../planner/detail/clock.ts';
import { pixelsOf } from './move.ts';
import { localOf } from './wall.ts';

/** The time it is there, on the day that it is there. */
export function NowLine({ date, zone, hour }: { date: string; zone: string; hour: number }) {
  const now = useNow(zone || new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const formats = useFormats();
  if (!now.startsWith(date)) return null;
  return (
    <div data-now className="pointer-events-none absolute inset-x-0 z-2 border-t-2 border-danger" style={{ top: pixelsOf(minutesAt(date, now), hour) }}>
      <span aria-hidden="true" className="absolute -start-1 -top-[5px] size-2 rounded-full bg-danger" />
      <span className="sr-only">{i18n.t('Now, {time}', { time: formats.time(now) })}</span>
    </div>
  );
}

/** The clock of a zone, by the minute. */
function useNow(zone: string): string {
  const [instant, setInstant] = useState(Date.now);
  useEffect(() => {
    const timer = setTimeout(() => setInstant(Date.now()), 60_000 - (instant % 60_000));
    return () => clearTimeout(timer);
  }, [instant]);
  return localOf(instant, zone);
}
