import type { Formats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Step } from './fold.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** "2027-05-01T09:30", as the clock beside the reader shows an instant. */
export function localOf(instant: Date): string {
  const date = [String(instant.getFullYear()).padStart(4, '0'), two(instant.getMonth() + 1), two(instant.getDate())].join('-');
  return `${date}T${two(instant.getHours())}:${two(instant.getMinutes())}`;
}

export interface StepDay {
  date: string;
  steps: Step[];
}

/** Newest first, by the reader's own days. */
export function daysOf(steps: readonly Step[]): StepDay[] {
  const days: StepDay[] = [];
  for (const step of steps) {
    const date = localOf(new Date(step.at)).slice(0, 10);
    const open = days.at(-1);
    if (open?.date === date) open.steps.push(step);
    else days.push({ date, steps: [step] });
  }
  return days;
}

const DAY_MS = 86_400_000;

export function dayHeading(date: string, now: Date, formats: Formats): string {
  if (date === localOf(now).slice(0, 10)) return i18n.t('Today');
  if (date === localOf(new Date(now.getTime() - DAY_MS)).slice(0, 10)) return i18n.t('Yesterday');
  return date.slice(0, 4) === localOf(now).slice(0, 4) ? formats.longDay(date) : formats.moment(`${date}T12:00:00Z`);
}

/** "just now", "5 min ago", and after an hour the clock. */
export function whenWords(at: string, now: Date, formats: Formats): string {
  const minutes = Math.floor((now.getTime() - Date.parse(at)) / 60_000);
  if (minutes < 1) return i18n.t('just now');
  if (minutes < 60) return i18n.t('{minutes} min ago', { minutes });
  return formats.time(localOf(new Date(at)));
}
