import type { Formats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { type BeforeAfter, type Gains, type Preview, type Reason, type Relaxation, type Stop, type Unmet, stopsOf } from './model.ts';

/** Said once a search is over; not while it goes on. */
export function doneText(preview: Preview): string {
  const places = stopsOf(preview).length;
  return i18n.t('The plan is ready: {places, plural, one {# place} other {# places}}, {left, plural, =0 {none left out} other {# left out}}.', { places, left: preview.left_out.length });
}

const weekdayOf = (date: string, locale: string): string => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`));

/** Why a place is not in the plan, as a sentence. */
export function leftText(reason: Reason, formats: Formats): string {
  const { minutes, date, title, amount, limit, kind } = reason;
  const duration = formats.duration(minutes ?? 0);
  switch (reason.code) {
    case 'closed':
      return date === null ? i18n.t('Closed at the hours of these days') : i18n.t('Closed on {day}', { day: formats.longDay(date) });
    case 'no_time':
      return minutes === null ? i18n.t('There is no time for it') : i18n.t('Would need {duration} more', { duration });
    case 'clash':
      return title === '' ? i18n.t('Clashes with something that is fixed') : i18n.t('Clashes with {item}', { item: title });
    case 'limit':
      if (kind !== '') return i18n.t('There are enough places of its kind already');
      return limit === null ? i18n.t('Another of its group is in the plan') : i18n.t('Each day has {limit, plural, one {# place} other {# places}} already, the most at this pace', { limit });
    case 'money':
      return amount === null ? i18n.t('Would cost more than the budget') : i18n.t('Would cost {amount} more than the budget', { amount: formats.money(amount) });
    case 'worth_less':
      return title === '' ? i18n.t('Other places are worth more in the time there is') : i18n.t('Would take the time of {item}', { item: title });
    case 'unreachable':
      return i18n.t('Too far away for a day');
    case 'no_place':
      return i18n.t('Has no place on the map, so there is no way to it');
    case 'excluded':
      return i18n.t('Left out, as you asked for');
    case 'walking':
      return minutes === null ? i18n.t('Too far on foot') : i18n.t('Would be {duration} too much on foot', { duration });
    default:
      return i18n.t('There is no room for it');
  }
}

/** What becomes of a stop, in a few words; empty where nothing does. */
export function changeText(stop: Stop, date: string, formats: Formats): string {
  switch (stop.change) {
    case 'added':
      return i18n.t('New');
    case 'moved':
      if (stop.was_day === null) return i18n.t('From the ideas');
      return stop.was_day === date ? i18n.t('Another order') : i18n.t('Was on {day}', { day: formats.day(stop.was_day) });
    case 'retimed':
      return stop.was_start === null ? '' : i18n.t('Was at {time}', { time: formats.time(stop.was_start) });
    case 'unchanged':
      return '';
  }
}

/** Why a stop goes elsewhere; empty where it needs no saying. */
export function movedText({ reason }: Stop, formats: Formats): string {
  switch (reason.code) {
    case 'closer':
      return reason.minutes === null ? i18n.t('Closer to the rest of the day') : i18n.t('Saves {duration} on the way', { duration: formats.duration(reason.minutes) });
    case 'closed':
      return reason.date === null ? i18n.t('It is closed at its old time') : i18n.t('Closed on {weekday}, its old day', { weekday: weekdayOf(reason.date, formats.locale) });
    case 'room':
      return i18n.t('Makes room for others');
    default:
      return '';
  }
}

const lessOf = ({ before, after }: BeforeAfter): number => before - after;

/** What there is to gain over the days as they are. What got longer because there is more to see is no gain, and is not hidden either. */
export function gainTexts({ places, travel_min: travel, distance_m: distance }: Gains, formats: Formats): string[] {
  if (places.before === 0) return []; // against nothing, all would be more
  const more = -lessOf(places);
  const minutes = lessOf(travel);
  const metres = lessOf(distance);
  const texts = [
    more > 0 ? i18n.t('{count, plural, one {# place more} other {# places more}}', { count: more }) : more < 0 ? i18n.t('{count, plural, one {# place fewer} other {# places fewer}}', { count: -more }) : '',
    minutes > 0 ? i18n.t('{duration} less on the way', { duration: formats.duration(minutes) }) : minutes < 0 ? i18n.t('{duration} more on the way', { duration: formats.duration(-minutes) }) : '',
    Math.abs(metres) < 100 ? '' : metres > 0 ? i18n.t('{distance} shorter', { distance: formats.distance(metres) }) : i18n.t('{distance} longer', { distance: formats.distance(-metres) }),
  ];
  return texts.filter((text) => text !== '');
}

/** A wish that the plan does not have; why stands beside it. */
export function unmetText({ wish, title, date }: Unmet, formats: Formats): string {
  const day = date === null ? '' : formats.longDay(date);
  switch (wish) {
    case 'must_see':
      return i18n.t('{place} does not fit.', { place: title });
    case 'fixed':
      return i18n.t('{item} cannot be reached in time.', { item: title });
    case 'break':
      return title === 'dinner' ? i18n.t('There is no time for dinner on {day}.', { day }) : i18n.t('There is no time for lunch on {day}.', { day });
    case 'limit':
      return i18n.t('There are more must-sees of one kind than you want to see.');
    case 'money':
      return i18n.t('What must be in the plan costs more than the budget.');
    case 'hours':
      return day === '' ? i18n.t('The days are too short.') : i18n.t('{day} is too short.', { day });
  }
}

/** What giving a little would be, as a button says it. */
export function relaxText({ wish, title, minutes, amount }: Relaxation, formats: Formats): string {
  const duration = formats.duration(minutes ?? 0);
  switch (wish) {
    case 'must_see':
      return i18n.t('Do without {place}', { place: title });
    case 'break':
      return title === 'dinner' ? i18n.t('Do without dinner breaks') : i18n.t('Do without lunch breaks');
    case 'money':
      return amount === null ? i18n.t('Do not mind the budget') : i18n.t('Spend {amount} more', { amount: formats.money(amount) });
    case 'day_end':
      return minutes === null ? i18n.t('Stay out longer') : i18n.t('Stay out {duration} longer', { duration });
    case 'max_stops':
    case 'max_walk':
    case 'limit':
      return i18n.t('Take a fuller pace');
    case 'fixed':
      return i18n.t('Open {item}', { item: title });
  }
}
