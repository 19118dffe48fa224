/** A point that somebody pasted: coordinates, or a link of a map. */
export interface Point {
  lat: number;
  lon: number;
}

const NUMBER = String.raw`([-+−]?\d{1,3}(?:\.\d+)?)`;
/** "38.6916, -9.2160", "38.6916 -9.2160", "geo:38.6916,-9.2160" */
const PLAIN = new RegExp(String.raw`^(?:geo:)?\s*\(?${NUMBER}\s*°?\s*[,;\s]\s*${NUMBER}\s*°?\)?(?:[?;].*)?$`, 'iu');
/** 38°41'30"N 9°12'58"W, with or without minutes and seconds. */
const ARC = String.raw`(\d{1,3})\s*°\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*["″]\s*)?`;
const DEGREES = new RegExp(String.raw`^${ARC}([NS])[,;\s]*${ARC}([EW])$`, 'iu');
/** In links of maps: …/@38.69,-9.21,15z …!3d38.69!4d-9.21 …?q=38.69,-9.21 …#map=15/38.69/-9.21 …?mlat=38.69&mlon=-9.21 */
const IN_LINKS = [
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(`/@${NUMBER},${NUMBER}`),
  new RegExp(String.raw`[?&](?:q|query|ll|sll|daddr|destination|center)=(?:loc:)?${NUMBER}(?:,|%2C|\+|%20)+${NUMBER}`, 'i'),
  new RegExp(String.raw`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(String.raw`#map=[\d.]+/${NUMBER}/${NUMBER}`),
];

function point(lat: number, lon: number): Point | null {
  return Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

const read = (text: string | undefined): number => Number((text ?? '').replace('−', '-'));
const arc = (degrees: string | undefined, minutes: string | undefined, seconds: string | undefined): number => read(degrees) + read(minutes ?? '0') / 60 + read(seconds ?? '0') / 3600;

/** The point in what was pasted; null for anything else. Never throws. */
export function pointIn(pasted: string): Point | null {
  const text = pasted.trim();
  if (text === '' || text.length > 2000) return null;
  const plain = PLAIN.exec(text);
  if (plain) return point(read(plain[1]), read(plain[2]));
  const angles = DEGREES.exec(text);
  if (angles) {
    const lat = arc(angles[1], angles[2], angles[3]) * (angles[4]?.toUpperCase() === 'S' ? -1 : 1);
    return point(lat, arc(angles[5], angles[6], angles[7]) * (angles[8]?.toUpperCase() === 'W' ? -1 : 1));
  }
  if (!/^https?:\/\//i.test(text)) return null;
  for (const form of IN_LINKS) {
    const found = form.exec(text);
    const at = found && point(read(found[1]), read(found[2]));
    if (at) return at;
  }
  return null;
}

/** A web address, as it can be kept; null for anything else. */
export function linkIn(pasted: string): URL | null {
  const text = pasted.trim();
  if (!/^https?:\/\/\S+$/i.test(text) || text.length > 2000) return null;
  try {
    const url = new URL(text);
    return url.hostname.includes('.') ? url : null;
  } catch {
    return null;
  }
}
