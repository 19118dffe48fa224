import { safeUrl } from './safeUrl.ts';

export type LinkKind = 'picture' | 'film' | 'document' | 'map' | 'page';

export interface Link {
  /** Null where the address must not be followed. */
  href: string | null;
  kind: LinkKind;
  host: string;
  /** The file's or page's own name, as far as the address tells it. */
  name: string;
}

const ENDINGS: Readonly<Record<string, LinkKind>> = {
  jpg: 'picture', jpeg: 'picture', png: 'picture', gif: 'picture', webp: 'picture', avif: 'picture', heic: 'picture', svg: 'picture',
  mp4: 'film', webm: 'film', mov: 'film', m4v: 'film',
  pdf: 'document', doc: 'document', docx: 'document', odt: 'document', xls: 'document', xlsx: 'document', txt: 'document', pkpass: 'document',
  gpx: 'map', kml: 'map', kmz: 'map', geojson: 'map',
};
const FILMS = /(^|\.)(youtube\.com|youtu\.be|vimeo\.com)$/;
const MAPS = /(^|\.)(openstreetmap\.org|maps\.app\.goo\.gl)$|^maps\./;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** What an address says about what it leads to. */
export function linkOf(text: string): Link {
  const href = safeUrl(text);
  if (href === null) return { href, kind: 'page', host: '', name: text };
  const { hostname, pathname } = new URL(href);
  const host = hostname.replace(/^www\./, '');
  const file = decoded(pathname.split('/').findLast(Boolean) ?? '');
  const kind = ENDINGS[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? (FILMS.test(host) ? 'film' : MAPS.test(host) || /\/maps\b/.test(pathname) ? 'map' : 'page');
  return { href, kind, host, name: file.replace(/[-_+]+/g, ' ').trim() || host };
}
