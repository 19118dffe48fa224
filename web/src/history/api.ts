import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import type { Entity, LogOp } from '../sync/op.ts';
import { type Past, type Step, type WireStep, pastOf, stepsOf } from './fold.ts';

export type Undone = components['schemas']['ItineraryUndone'];

export interface HistoryPage {
  steps: Step[];
  next: string | null;
}

export interface HistoryFilter {
  by?: string;
  of?: string;
}

const PAGE = 30;
const LOG_PAGE = 1000;
const MOST_LOG_PAGES = 5;
const MINUTE_MS = 60_000;

/** What there was after the operation of a number. */
export async function readMoment(id: string, seq: number): Promise<Past> {
  if (seq < 1) return new Map();
  const { entities } = await unwrap(api.GET('/api/v1/itineraries/{id}/history/{seq}', { params: { path: { id, seq } } }));
  return pastOf(entities as Entity[]);
}

/** The log is kept for a time; before that a step's old values are not known, and not said. */
const momentOrNothing = (id: string, seq: number): Promise<Past> => readMoment(id, seq).catch(() => new Map());

async function readLog(id: string, since: number, to: number): Promise<LogOp[]> {
  const log: LogOp[] = [];
  for (let page = 0, at = since; page < MOST_LOG_PAGES && at < to; page++) {
    // Each answer says where the next begins.
    // oxlint-disable-next-line no-await-in-loop
    const { ops } = await unwrap(api.GET('/api/v1/itineraries/{id}/ops', { params: { path: { id }, query: { since: at, limit: LOG_PAGE } } }));
    const read = (ops ?? []) as LogOp[];
    log.push(...read);
    at = read.at(-1)?.seq ?? to;
  }
  return log;
}

/** Without what others did in between, one person's steps would claim values that they never saw. */
async function withValues(id: string, items: readonly WireStep[], filter: HistoryFilter): Promise<Step[]> {
  const seqs = items.flatMap(({ ops }) => ops.map(({ seq }) => seq));
  if (seqs.length === 0) return [];
  const [from, to] = [Math.min(...seqs), Math.max(...seqs)];
  const [past, log] = await Promise.all([momentOrNothing(id, from - 1), filter.by ? readLog(id, from - 1, to) : undefined]);
  return stepsOf(items, past, log);
}

async function readPage(id: string, filter: HistoryFilter, cursor: string): Promise<HistoryPage> {
  const query = { limit: PAGE, ...(cursor ? { cursor } : {}), ...(filter.by ? { actor: filter.by } : {}), ...(filter.of ? { entity: filter.of } : {}) };
  const { items, next } = await unwrap(api.GET('/api/v1/itineraries/{id}/history', { params: { path: { id }, query } }));
  return { steps: await withValues(id, items, filter), next };
}

export const historyKey = (id: string) => ['history', id] as const;

export function useHistory(id: string, filter: HistoryFilter) {
  return useInfiniteQuery({
    queryKey: [...historyKey(id), filter.by ?? '', filter.of ?? ''],
    queryFn: ({ pageParam }) => readPage(id, filter, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    retry: 1,
    retryDelay: 500,
    staleTime: 0,
    gcTime: MINUTE_MS,
  });
}

/** What is past does not change. */
export function useMoment(id: string, seq: number) {
  return useQuery({ queryKey: ['moment', id, seq], queryFn: () => readMoment(id, seq), staleTime: Infinity, gcTime: MINUTE_MS, retry: 1 });
}

export const takeBack = (id: string, batch: string): Promise<Undone> => unwrap(api.POST('/api/v1/itineraries/{id}/history/undo', { params: { path: { id } }, body: { batch } }));

export const goBack = (id: string, seq: number, entity?: string): Promise<Undone> =>
  unwrap(api.POST('/api/v1/itineraries/{id}/history/restore', { params: { path: { id } }, body: { seq, ...(entity ? { entity } : {}) } }));
