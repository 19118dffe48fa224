import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, unwrap } from '../../api/client.ts';
import { type Finding, planKeys } from '../../itinerary/findings.ts';
import type { Itinerary } from '../../itinerary/model.ts';
import { useTrip } from '../../itinerary/store.ts';
import { useSettled } from '../../search/suggest.ts';

/** Edits come in runs: the server is asked when one pauses. */
const SETTLE_MS = 900;

interface Checked {
  findings: readonly Finding[];
  keys: ReadonlyMap<string, string>;
}

const NOTHING: Checked = { findings: [], keys: new Map() };

/** All that a check depends on: what is written elsewhere in the trip asks for no other. */
const basisOf = ({ start_date, end_date, budget, items }: Itinerary): string =>
  JSON.stringify([start_date, end_date, budget, items.map(({ id, type, day, pos, start_local, end_local, duration_min, cost, location, end_location }) => [id, type, day, pos, start_local, end_local, duration_min, cost, location, end_location])]);

/** What the server finds in the plan as it has it. Without a network the last answer stands for what has not changed since. */
export function useFindings(trip: Itinerary): Checked {
  const isSent = useTrip(({ sync }) => sync?.line === 'on' && sync.unsent === 0);
  const now = useMemo(() => basisOf(trip), [trip]);
  const basis = useSettled(now, SETTLE_MS);
  const { data } = useQuery({
    queryKey: ['check', trip.id, basis],
    queryFn: async ({ signal }): Promise<Checked> => {
      const keys = planKeys(trip.items);
      const { findings } = await unwrap(api.GET('/api/v1/itineraries/{id}/check', { params: { path: { id: trip.id } }, signal }));
      return { findings, keys };
    },
    enabled: isSent && basis === now,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Infinity,
  });
  return data ?? NOTHING;
}
