import { useFormats } from '../../app/formats.ts';
import { cellName, dayOfMonth } from './cell.ts';
import type { CalendarDay } from './days.ts';

/** The day's number for the eye, and what the day is for the ear. */
export function CellName({ date, day, className }: { date: string; day: CalendarDay | undefined; className: string }) {
  const formats = useFormats();
  return (
    <>
      <span aria-hidden="true" className={className}>
        {dayOfMonth(date, formats)}
      </span>
      <span className="sr-only">{cellName(date, day, formats)}</span>
    </>
  );
}
