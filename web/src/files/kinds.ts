import type { paths } from '../api/schema.d.ts';
import { i18n } from '../i18n.ts';
import type { IconName } from '../ui/Icon.tsx';

export type Format = paths['/api/v1/itineraries/{id}/export']['get']['parameters']['query']['format'];

export interface Kind {
  format: Format;
  icon: IconName;
  name: string;
  /** What one would want it for. */
  purpose: string;
}

/** The files that the server makes of a trip. A template has no calendar, since its dates mean nothing. */
export function kindsOf({ template, isPrivate }: { template: boolean; isPrivate: boolean }): Kind[] {
  const calendar: Kind = { format: 'ics', icon: 'calendar', name: i18n.t('Calendar'), purpose: i18n.t('For any calendar app: one event for each item that has a day. It does not follow later changes.') };
  return [
    ...(template ? [] : [calendar]),
    { format: 'gpx', icon: 'walk', name: i18n.t('GPS route'), purpose: i18n.t('For GPS watches, bike computers and hiking apps.') },
    { format: 'kml', icon: 'map', name: i18n.t('Google Earth'), purpose: i18n.t('For Google Earth and My Maps, a folder for each day.') },
    { format: 'geojson', icon: 'place', name: i18n.t('Map data'), purpose: i18n.t('For mapping software: points and lines as GeoJSON.') },
    {
      format: 'json',
      icon: 'archive',
      name: i18n.t('Everything'),
      purpose: isPrivate ? i18n.t('For a backup, or to import the trip here or on another server.') : i18n.t('To import the trip elsewhere, without its private details, expenses and members.'),
    },
  ];
}

/** The name in a Content-Disposition (RFC 6266), or another where it gives none that a disk can take. */
export function fileNameOf(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition ?? '')?.[1];
  const name = encoded === undefined ? /filename\s*=\s*"([^"\\]*)"/i.exec(disposition ?? '')?.[1] : decoded(encoded);
  const safe = name?.replaceAll(/[\p{Cc}/\\]/gu, '-').trim();
  return safe || otherwise;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The same calendar, at an address that a calendar program opens. */
export const subscribeUrl = (url: string): string => url.replace(/^https?:/, 'webcal:');
