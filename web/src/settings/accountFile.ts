import { api, unwrap } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';

type Summary = components['schemas']['ItinerarySummary'];

/** Everything of an account in one file. Each of `trips` is a trip's own file, as an import takes it. */
export interface AccountFile {
  format: 'sojourn.account.v1';
  account: components['schemas']['IdentityExport'];
  trips: unknown[];
}

const PAGE = 100;

async function pages(status?: 'archived'): Promise<Summary[]> {
  const all: Summary[] = [];
  let cursor: string | null = null;
  do {
    const query = { limit: PAGE, ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) };
    // Each page names the next one.
    // oxlint-disable-next-line no-await-in-loop
    const page: components['schemas']['ItineraryList'] = await unwrap(api.GET('/api/v1/itineraries', { params: { query } }));
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

/** Every trip that the account can open, archived ones and own templates included, once each. */
async function tripIds(user: string): Promise<string[]> {
  const [open, archived, templates] = await Promise.all([pages(), pages('archived'), unwrap(api.GET('/api/v1/templates'))]);
  const own = (templates.items ?? []).filter((template) => template.user_id === user);
  return [...new Set([...open, ...archived, ...own].map(({ id }) => id))];
}

/** Reads the account and its trips, one after the other so as to leave the server to others; `onStep` hears how far it is. */
export async function readAccount(onStep: (done: number, all: number) => void): Promise<AccountFile> {
  const account = await unwrap(api.GET('/api/v1/users/me/export'));
  const ids = await tripIds(account.user.id);
  const trips: unknown[] = [];
  for (const id of ids) {
    onStep(trips.length, ids.length);
    const params = { path: { id }, query: { format: 'json' as const, private: true } };
    // oxlint-disable-next-line no-await-in-loop
    trips.push(await unwrap(api.GET('/api/v1/itineraries/{id}/export', { params })));
  }
  return { format: 'sojourn.account.v1', account, trips };
}

/** Long enough for any browser to have taken the bytes over. */
const KEPT_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function saveFile(file: AccountFile, name: string): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
