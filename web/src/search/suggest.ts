import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, unwrap } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import type { Place } from '../itinerary/model.ts';

export type Suggestion = components['schemas']['SearchSuggestion'];

export interface Near {
  lat: number;
  lon: number;
}

/** Fast enough to feel immediate, slow enough not to ask for every letter of a fast typist. */
const SETTLE_MS = 90;

export function useSettled<T>(value: T, delay = SETTLE_MS): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(setSettled, delay, value);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled;
}

const round = (degrees: number): number => Math.round(degrees * 100) / 100;

export function useSuggestions(text: string, near: Near | null, type: string | null) {
  const q = useSettled(text.trim());
  const query = {
    q,
    limit: 8,
    ...(near ? { lat: round(near.lat), lon: round(near.lon) } : {}),
    ...(type ? { type } : {}),
  };
  const result = useQuery({
    queryKey: ['suggest', query],
    queryFn: async ({ signal }) => (await unwrap(api.GET('/api/v1/search/suggest', { params: { query }, signal }))).items ?? [],
    enabled: q.length > 0,
    // The old rows stay until the new ones are here: a list that blinks cannot be aimed at.
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  });
  const isCurrent = q === text.trim() && (q === '' || (!result.isPlaceholderData && !result.isPending));
  return { suggestions: q.length > 0 ? (result.data ?? []) : [], isCurrent, failed: result.isError };
}

export async function fetchPlace(id: string): Promise<Place> {
  return unwrap(api.GET('/api/v1/search/locations/{id}', { params: { path: { id } } }));
}
