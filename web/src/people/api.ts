import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import type { components } from '../api/schema.d.ts';
import { i18n } from '../i18n.ts';
import { newId } from '../itinerary/id.ts';
import type { Role } from '../itinerary/may.ts';
import { toast } from '../ui/toast.ts';

export type Invite = components['schemas']['ItineraryInvite'];
export type NewInvite = components['schemas']['ItineraryNewInvite'];
export type InviteInput = components['schemas']['ItineraryInviteInput'];

const invitesKey = (trip: string) => ['invites', trip] as const;

/** Invitations that still let somebody in. `joined` asks again when people come in by one. */
export function useInvites(trip: string, joined: number) {
  return useQuery({
    queryKey: [...invitesKey(trip), joined],
    placeholderData: (before: Invite[] | undefined) => before,
    queryFn: async () => (await unwrap(api.GET('/api/v1/itineraries/{id}/invites', { params: { path: { id: trip }, query: { limit: 100 } } }))).items.filter(isOpen),
  });
}

const isOpen = ({ revoked_at, expires_at, max_uses, uses }: Invite): boolean => revoked_at === null && Date.parse(expires_at) > Date.now() && (max_uses === null || uses < max_uses);

/** The server's reason where it gives one: it knows why, and says so in words. */
function failed(error: unknown): void {
  const { status, detail } = toProblem(error);
  toast(status === 0 ? i18n.t('The server cannot be reached.') : detail || i18n.t('That did not work. Please try again.'), { tone: 'problem' });
}

export function useInviting(trip: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: invitesKey(trip) });
  return {
    invite: useMutation({
      mutationFn: (body: InviteInput) => unwrap(api.POST('/api/v1/itineraries/{id}/invites', { body, params: { path: { id: trip }, header: { 'Idempotency-Key': newId() } } })),
      onSuccess,
    }),
    revoke: useMutation({
      mutationFn: (invite_id: string) => unwrap(api.DELETE('/api/v1/itineraries/{id}/invites/{invite_id}', { params: { path: { id: trip, invite_id } } })),
      onSuccess,
      onError: failed,
    }),
  };
}

/** Members change in the log, from where every replica hears of it; there is nothing here to read again. */
export function useMembers(trip: string) {
  const path = (user_id: string) => ({ params: { path: { id: trip, user_id } } });
  return {
    update: useMutation({
      mutationFn: ({ user, role }: { user: string; role: Role }) => unwrap(api.PATCH('/api/v1/itineraries/{id}/members/{user_id}', { ...path(user), body: { role } })),
      onError: failed,
    }),
    remove: useMutation({
      mutationFn: (user: string) => unwrap(api.DELETE('/api/v1/itineraries/{id}/members/{user_id}', path(user))),
      onError: failed,
    }),
  };
}
