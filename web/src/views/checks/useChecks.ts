import { useMemo } from 'react';
import { countedAs, peopleOf } from '../../budget/people.ts';
import { openSync, useTrip } from '../../itinerary/store.ts';
import { usePlanner } from '../../planner/context.ts';
import { type Check, steadyChecks } from '../../sync/lists.ts';
import { byList } from './lists.ts';

const read = steadyChecks();

/** Rows of the open trip by their list; a new map only when one of them has changed. */
export function useChecks(): ReadonlyMap<string, readonly Check[]> {
  const checks = useTrip(() => read(openSync()?.replica.entities() ?? []));
  return useMemo(() => byList(checks), [checks]);
}

/** Who a row can be given to, and the one id of each. */
export function usePeople(): { people: readonly string[]; counted: (id: string) => string } {
  const { trip } = usePlanner();
  const travellers = useTrip((state) => state.remarks.travellers);
  return useMemo(() => ({ people: peopleOf(trip.members, travellers), counted: countedAs(trip.members, travellers) }), [trip.members, travellers]);
}
