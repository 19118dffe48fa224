import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { components } from '../api/schema.d.ts';

export type Session = components['schemas']['IdentityOpenSession'];
export const SESSIONS_KEY = ['sessions'] as const;

export function useSessions() {
  return useQuery({ queryKey: SESSIONS_KEY, queryFn: async () => (await unwrap(api.GET('/api/v1/users/me/sessions'))).items });
}

async function end(session: Session | 'others'): Promise<void> {
  if (session === 'others') return unwrap(api.DELETE('/api/v1/users/me/sessions'));
  try {
    await unwrap(api.DELETE('/api/v1/users/me/sessions/{id}', { params: { path: { id: session.id } } }));
  } catch (error) {
    // What is over already is what was wanted.
    if (!(error instanceof ApiProblem && error.status === 404)) throw error;
  }
}

/** Ends a session, or all but the present one: gone from the list at once, and back where the server did not do it. */
export function useEndSession(onDone: (session: Session | 'others') => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: end,
    onMutate: async (session) => {
      await queries.cancelQueries({ queryKey: SESSIONS_KEY });
      const before = queries.getQueryData<Session[]>(SESSIONS_KEY);
      const stays = (other: Session) => (session === 'others' ? other.current : other.id !== session.id);
      queries.setQueryData<Session[]>(SESSIONS_KEY, (all) => all?.filter(stays));
      return before;
    },
    onError: (_error, _session, before) => queries.setQueryData(SESSIONS_KEY, before),
    onSuccess: (_nothing, session) => onDone(session),
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
}
