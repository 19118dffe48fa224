import type { Formats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { ITEM_TYPES } from '../itinerary/model.ts';
import { typeName, wayName } from '../planner/names.ts';
import { isEmpty } from '../sync/reduce.ts';
import { fieldName } from '../sync/words.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A field by the name that the screens give it. */
export function fieldWords(field: string): string {
  switch (field) {
    case 'type':
      return i18n.t('the kind');
    case 'url':
      return i18n.t('the website');
    case 'media_urls':
      return i18n.t('the links');
    case 'booking_ref':
      return i18n.t('the booking reference');
    case 'home_currency':
      return i18n.t('the home currency');
    case 'status':
      return i18n.t('the status');
    case 'visibility':
      return i18n.t('who can see it');
    case 'destination':
      return i18n.t('the destination');
    case 'cover':
      return i18n.t('the cover');
    case 'category':
      return i18n.t('the category');
    case 'date':
      return i18n.t('the date');
    case 'paid_by':
      return i18n.t('who paid');
    case 'shared_by':
      return i18n.t('who shares it');
    case 'assignee':
      return i18n.t('who does it');
    default:
      return fieldName(field);
  }
}

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Clocks alone where both ends are on the day that goes without saying. */
function timeWords(value: Record<string, unknown>, formats: Formats): string {
  const ends = [value.start, value.end].map((end) => (isRecord(end) ? text(end.local) : '')).filter((local) => local.length >= 16);
  return ends.map((local) => formats.time(local.slice(0, 16))).join(' – ');
}

function recordWords(value: Record<string, unknown>, formats: Formats): string {
  if (typeof value.text === 'string') return value.text;
  if (typeof value.name === 'string') return value.name;
  const { start, end } = value;
  if (typeof start === 'string' && typeof end === 'string' && isDay(start) && isDay(end)) return formats.range(start, end);
  if (isRecord(start) || isRecord(end)) return timeWords(value, formats);
  if (typeof value.amount === 'number' && typeof value.currency === 'string') return formats.money({ amount: value.amount, currency: value.currency });
  return JSON.stringify(value);
}

/** A field's value in words; empty for none. */
export function valueWords(field: string, value: unknown, formats: Formats): string {
  if (isEmpty(value)) return '';
  if (value === true) return i18n.t('yes');
  if (Array.isArray(value)) return value.map((part) => valueWords('', part, formats)).join(', ');
  if (field === 'date' && typeof value === 'string' && isDay(value)) return formats.day(value);
  if (field === 'duration_min' && typeof value === 'number') return formats.duration(value);
  if (field === 'type') {
    const known = ITEM_TYPES.find((type) => type === value);
    return known ? typeName(known) : text(value);
  }
  if (field === 'arrive_by') return wayName(text(value));
  if (isRecord(value)) return recordWords(value, formats);
  return String(value);
}
