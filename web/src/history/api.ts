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
const LOG_PAGE = 100;
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

const readSteps = (id: string, limit: number, cursor: string, filter: HistoryFilter = {}) =>
  unwrap(
    api.GET('/api/v1/itineraries/{id}/history', {
      params: { path: { id }, query: { limit, ...(cursor ? { cursor } : {}), ...(filter.by ? { actor: filter.by } : {}), ...(filter.of ? { entity: filter.of } : {}) } },
    }),
  );

/** Everything from a page's start back to a number, whoever did it; null where that is too far. */
async function readAll(id: string, start: string, from: number): Promise<LogOp[] | null> {
  const log: LogOp[] = [];
  for (let page = 0, cursor: string | null = start; cursor !== null && page < MOST_LOG_PAGES; page++) {
    // Each answer says where the next begins.
    // oxlint-disable-next-line no-await-in-loop
    const { items, next }: Awaited<ReturnType<typeof readSteps>> = await readSteps(id, LOG_PAGE, cursor);
    log.push(...items.flatMap(({ ops }) => ops as LogOp[]));
    if (log.some(({ seq }) => seq <= from)) return log.filter(({ seq }) => seq >= from);
    cursor = next;
  }
  return null;
}

/** Without what others did in between, one person's steps would claim values that they never saw. */
async function withValues(id: string, items: readonly WireStep[], filter: HistoryFilter, cursor: string): Promise<Step[]> {
  const from = Math.min(...items.flatMap(({ ops }) => ops.map(({ seq }) => seq)));
  if (!Number.isFinite(from)) return [];
  const [past, log] = await Promise.all([momentOrNothing(id, from - 1), filter.by ? readAll(id, cursor, from) : undefined]);
  return log === null ? stepsOf(items, new Map()) : stepsOf(items, past, log);
}

async function readPage(id: string, filter: HistoryFilter, cursor: string): Promise<HistoryPage> {
  const { items, next } = await readSteps(id, PAGE, cursor, filter);
  return { steps: await withValues(id, items, filter, cursor), next };
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
