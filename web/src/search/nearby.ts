import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import type { Near } from './suggest.ts';

const RADIUS_M = 2500;
const MOST = 6;
const NONE: readonly never[] = [];

/** Sights around a point, for a search that nothing was typed into yet. */
export function useNearby(near: Near | null, enabled: boolean) {
  const query = near && { type: 'sight', lat: Number(near.lat.toFixed(3)), lon: Number(near.lon.toFixed(3)), radius: RADIUS_M, limit: MOST * 8 };
  const { data } = useQuery({
    queryKey: ['nearby', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/search/locations', { params: { query: query ?? {} }, signal })),
    enabled: enabled && query !== null,
    staleTime: 60 * 60_000,
  });
  return data?.items ?? NONE;
}

/** The best known first; how near comes second where all are within a walk. */
export const bestKnown = <T extends { popularity: number }>(places: readonly T[]): T[] => places.toSorted((a, b) => b.popularity - a.popularity);
