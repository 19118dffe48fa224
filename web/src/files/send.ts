import { api } from '../api/client.ts';
import { type Line, failureText, refusalLines } from './refusal.ts';
import type { Readable } from './tripFile.ts';

/** A file that the server did not take, with what it said in words. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    message: string,
    readonly lines: readonly Line[],
  ) {
    super(message);
  }
}

/** Makes a trip of a file; its id. The key makes trying again safe: the trip is made once. */
export async function sendFile({ text, file }: Readable, key: string): Promise<{ id: string; name: string }> {
  const params = { header: { 'Idempotency-Key': key } };
  // The text goes as it was read: written anew, large numbers would differ.
  const call = api.POST('/api/v1/itineraries/import', { body: file, params, bodySerializer: () => text });
  const { data, error, response } = await call.catch(() => {
    throw new Refused(failureText(0, null), []);
  });
  if (!response.ok || !data) throw new Refused(failureText(response.status, error), refusalLines(error, file));
  return data;
}
