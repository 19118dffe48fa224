import { api } from '../api/client.ts';
import { parseProblem } from '../api/problem.ts';
import { type Format, fileNameOf } from './kinds.ts';

/** Long enough for any browser to have taken the bytes over. */
const KEPT_MS = 60_000;

/** Fetches a trip's file and hands it to the browser's downloads; its name. Fetched, so that a refusal can be shown. */
export async function download(id: string, format: Format, isPrivate: boolean): Promise<string> {
  const params = { path: { id }, query: { format, private: isPrivate } };
  const { data, error, response } = await api.GET('/api/v1/itineraries/{id}/export', { params, parseAs: 'blob' });
  if (!response.ok || data === undefined) throw parseProblem(response.status, error);
  const name = fileNameOf(response.headers.get('Content-Disposition'), `trip.${format}`);
  save(data, name);
  return name;
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
