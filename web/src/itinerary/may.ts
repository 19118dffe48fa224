import type { Itinerary } from './model.ts';

export type Role = Itinerary['members'][number]['role'];

export const ROLES = ['owner', 'editor', 'commenter', 'viewer'] as const satisfies readonly Role[];

/** The table of docs/architecture/live.md as screens ask it. The server asks it again; here it decides what is offered. */
export interface May {
  /** Change the plan. */
  edit: boolean;
  /** Comment, vote and suggest. */
  remark: boolean;
  /** Hand out roles, publish, and delete what others said. */
  own: boolean;
}

const MAY: Readonly<Record<Role, May>> = {
  owner: { edit: true, remark: true, own: true },
  editor: { edit: true, remark: true, own: false },
  commenter: { edit: false, remark: true, own: false },
  viewer: { edit: false, remark: false, own: false },
};

export const mayOf = (role: Role): May => MAY[role];

export const roleIn = (value: unknown): Role | undefined => ROLES.find((role) => role === value);

/** Roles that somebody may invite to. */
export function invitable(role: Role): Exclude<Role, 'owner'>[] {
  if (role === 'owner') return ['editor', 'commenter', 'viewer'];
  return role === 'editor' ? ['commenter', 'viewer'] : [];
}

/**
 * What somebody is in a trip. The replica knows it as soon as the log does; before that the welcome's word counts, and
 * a trip that was made on this device is its maker's.
 */
export function roleOf(trip: Pick<Itinerary, 'members' | 'user_id'>, user: string, welcomed: unknown): Role {
  const member = trip.members.find(({ user_id }) => user_id === user);
  if (member) return member.role;
  return roleIn(welcomed) ?? (trip.user_id === user ? 'owner' : 'viewer');
}
