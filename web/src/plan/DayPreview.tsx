import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { styleOfDay } from '../map/palette.ts';
import { PauseRow } from './PauseRow.tsx';
import { StopRow } from './StopRow.tsx';
import { WayLine } from './WayLine.tsx';
import type { DayEnd, Pause, PlannedDay, Stop } from './model.ts';

interface DayPreviewProps {
  day: PlannedDay;
  number: number;
  /** Plans anew without a stop that it has put there. */
  onUnwant?: ((stop: Stop) => void) | undefined;
}

/** One day as it would be, in its colour, with the ways and the meals between. */
export function DayPreview({ day, number, onUnwant }: DayPreviewProps) {
  const formats = useFormats();
  const { date, stops, breaks, start, end } = day;
  const after = (id: string | null): Pause[] => breaks.filter((pause) => pause.after === id);
  const facts = [i18n.t('{count, plural, one {# place} other {# places}}', { count: stops.length }), day.travel_min > 0 ? i18n.t('{duration} on the way', { duration: formats.duration(day.travel_min) }) : '', day.distance_m > 0 ? formats.distance(day.distance_m) : ''].filter(Boolean);
  return (
    <div role="group" aria-label={formats.longDay(date)} data-plan-day={date} style={{ '--day': styleOfDay(number).solid }} className="mt-5">
      <div className="flex items-center gap-3">
        <span aria-hidden="true" className="grid size-8 shrink-0 place-items-center rounded-full bg-day text-m font-semibold text-white tabular">
          {number}
        </span>
        <div className="min-w-0">
          <h3 className="leading-tight font-semibold">{formats.longDay(date)}</h3>
          <p className="truncate text-s text-ink-3 tabular">{stops.length === 0 ? i18n.t('Free day') : facts.join(' · ')}</p>
        </div>
      </div>
      {stops.length > 0 && (
        <ol className="mt-2">
          <Door end={start} text={i18n.t('From {place}', { place: start.name })} />
          {after(null).map((pause) => (
            <PauseRow key={pause.start_local} pause={pause} />
          ))}
          {stops.map((stop, at) => [
            <StopRow key={stop.item_id} stop={stop} date={date} number={at + 1} onUnwant={onUnwant && stop.was_day === null ? () => onUnwant(stop) : undefined} />,
            ...after(stop.item_id).map((pause) => <PauseRow key={pause.start_local} pause={pause} />),
          ])}
          <Door end={end} text={i18n.t('Back at {place}', { place: end.name })} />
        </ol>
      )}
    </div>
  );
}

/** Where the day begins and ends, where that is known. */
function Door({ end: { name, local, travel }, text }: { end: DayEnd; text: string }) {
  const { time } = useFormats();
  if (name === '') return null;
  return (
    <li className="grid grid-cols-[52px_1fr] gap-x-3 py-0.5 text-s text-ink-3">
      <WayLine way={travel} />
      <span className="tabular">{time(local)}</span>
      <span className="truncate">{text}</span>
    </li>
  );
}
