import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import { placeInput } from '../api/wire.ts';
import type { ListFilter } from '../app/router.tsx';
import { newId } from '../itinerary/id.ts';
import type { ItinerarySummary, Place } from '../itinerary/model.ts';
import { createHere } from '../sync/create.ts';
import { withDevice } from './device.ts';

const QUERIES = {
  active: {},
  archived: { status: 'archived' },
  deleted: { deleted: true },
} as const;

const LIMIT = 100;

export function useTrips(filter: ListFilter) {
  return useQuery({
    queryKey: ['trips', filter],
    retry: false,
    queryFn: () => withDevice(filter, () => readTrips(filter)),
  });
}

async function readTrips(filter: ListFilter): Promise<ItinerarySummary[]> {
  if (filter === 'templates') return (await unwrap(api.GET('/api/v1/templates'))).items ?? [];
  const query = { ...QUERIES[filter], limit: LIMIT };
  const items = (await unwrap(api.GET('/api/v1/itineraries', { params: { query } }))).items ?? [];
  return filter === 'active' ? items.filter((trip) => trip.status !== 'archived') : items;
}

export interface NewTrip {
  name: string;
  destination: Place | null;
  start_date: string | null;
  end_date: string | null;
  home_currency?: string;
  template_id?: string;
}

export async function createTrip({ destination, start_date, end_date, ...rest }: NewTrip) {
  const dates = start_date ? { start_date, ...(end_date ? { end_date } : {}) } : {};
  const id = newId();
  const body = { id, ...rest, ...dates, ...(destination ? { destination: placeInput(destination) } : {}) };
  try {
    return await unwrap(api.POST('/api/v1/itineraries', { body, params: { header: { 'Idempotency-Key': id } } }));
  } catch (error) {
    // Without the server a blank trip can be begun all the same; a template's items are not on this device.
    if (toProblem(error).status !== 0 || rest.template_id) throw error;
    return createHere(body);
  }
}

const path = (id: string) => ({ params: { path: { id } } });

/** The list's actions; each reads every list again, since a trip moves from one to another. */
export function useTripActions() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['trips'] });
  return {
    remove: useMutation({ mutationFn: (id: string) => unwrap(api.DELETE('/api/v1/itineraries/{id}', path(id))), onSettled }),
    restore: useMutation({ mutationFn: (id: string) => unwrap(api.POST('/api/v1/itineraries/{id}/restore', path(id))), onSettled }),
    archive: useMutation({
      mutationFn: ({ id, archived }: { id: string; archived: boolean }) =>
        unwrap(api.PATCH('/api/v1/itineraries/{id}', { ...path(id), body: { status: archived ? 'archived' : 'planned' } })),
      onSettled,
    }),
    duplicate: useMutation({
      mutationFn: ({ id, template, name }: { id: string; template: boolean; name: string }) =>
        unwrap(api.POST('/api/v1/itineraries/{id}/duplicate', { ...path(id), body: { template, name } })),
      onSettled,
    }),
  };
}
