import { i18n } from '../i18n.ts';
import { fieldName } from '../sync/words.ts';
import { type Fault, MAX_BYTES, type TripFile, type TripFileEntity } from './tripFile.ts';

/** Why a file was not even sent. */
export function faultText(fault: Fault): string {
  switch (fault) {
    case 'empty':
      return i18n.t('This file is empty.');
    case 'large':
      return i18n.t('This file is larger than {size} MB, which is the most a trip may have.', { size: MAX_BYTES / 1024 / 1024 });
    case 'broken':
      return i18n.t('This file cannot be read: it is not JSON, or a part of it is missing.');
    case 'other':
      return i18n.t('This is a calendar or map file. Only the file that holds everything, which ends in .json, can be imported.');
    case 'unknown':
      return i18n.t('This is not a trip that was exported from Sojourn.');
    case 'newer':
      return i18n.t('This file comes from a newer Sojourn than this server.');
    case 'incomplete':
      return i18n.t('This file says that it is a trip, but parts of it are missing or of the wrong form.');
  }
}

/** A sort of entity, as a line begins with it. */
function kindText(type: string): string {
  switch (type) {
    case 'itinerary':
      return i18n.t('The trip');
    case 'day':
      return i18n.t('The day');
    case 'item':
      return i18n.t('The item');
    case 'comment':
      return i18n.t('The comment');
    case 'vote':
      return i18n.t('A vote');
    case 'suggestion':
      return i18n.t('The suggestion');
    case 'check':
      return i18n.t('The task');
    case 'expense':
      return i18n.t('The expense');
    case 'traveller':
      return i18n.t('The traveller');
    default:
      return i18n.t('An entry');
  }
}

const MOST = 40;
const shortened = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text);

/** "The item “Belém Tower”" */
export function entityText({ type, id, fields }: TripFileEntity): string {
  const name = type === 'day' ? id : [fields.title, fields.name, fields.text].find((field) => typeof field === 'string' && field !== '');
  return typeof name === 'string' ? i18n.t('{kind} “{name}”', { kind: kindText(type), name: shortened(name) }) : kindText(type);
}

export interface Line {
  /** What it is about; empty where it is about the file. */
  about: string;
  message: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The server's refusal in words: what in the file it is about, by the names that the reader knows. */
export function refusalLines(problem: unknown, file: TripFile): Line[] {
  const errors = isRecord(problem) && Array.isArray(problem.errors) ? problem.errors.filter(isRecord) : [];
  return errors.map((error) => ({ about: aboutText(text(error.location), file), message: text(error.message) })).filter(({ message }) => message !== '');
}

/** `body.entities[7].fields.title` → "The item “Belém Tower”, the title" */
export function aboutText(location: string, file: TripFile): string {
  const [, index, rest = ''] = /^body\.entities\[(\d{1,6})\](.*)$/.exec(location) ?? [];
  const entity = index === undefined ? undefined : file.entities[Number(index)];
  if (!entity) return '';
  const field = fieldIn(rest);
  return field === '' ? entityText(entity) : i18n.t('{entity}, {field}', { entity: entityText(entity), field });
}

function fieldIn(path: string): string {
  const [head = '', field = ''] = path.split('.').filter(Boolean);
  if (head === 'place') return fieldName('place');
  const name = (head === 'fields' || head === 'text' ? field : head).replace(/\[.*$/, '');
  return name === '' ? '' : fieldName(name);
}

/** What to say where the server named nothing in the file. */
export function failureText(status: number, problem: unknown): string {
  if (status === 0) return i18n.t('The server cannot be reached. Please try again.');
  if (status === 413) return faultText('large');
  const { detail, title } = isRecord(problem) ? problem : {};
  return text(detail) || text(title) || i18n.t('That did not work. Please try again.');
}
