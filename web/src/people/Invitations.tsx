import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { type Role, invitable } from '../itinerary/may.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { Button } from '../ui/Button.tsx';
import { toast } from '../ui/toast.ts';
import { InviteForm } from './InviteForm.tsx';
import { Part } from './Part.tsx';
import { type Invite, useInvites, useInviting } from './api.ts';
import { roleName } from './roles.ts';

/** Invites people, and lists the invitations that still let somebody in. */
export function Invitations({ trip, role }: { trip: Itinerary; role: Role }) {
  const invites = useInvites(trip.id, trip.members.length);
  return (
    <Part title={i18n.t('Invite people')}>
      <InviteForm trip={trip.id} roles={invitable(role)} />
      {invites.isError && (
        <div className="mt-4 flex flex-wrap items-center gap-3 text-m text-ink-2">
          <p>{i18n.t('The open invitations could not be read.')}</p>
          <Button onClick={() => void invites.refetch()}>{i18n.t('Try again')}</Button>
        </div>
      )}
      {invites.isPending && <div aria-hidden="true" className="mt-4 h-12 animate-pulse rounded-m bg-sunken" />}
      {invites.data && invites.data.length > 0 && (
        <>
          <h4 className="mt-5 text-s font-medium text-ink-2">{i18n.t('Open invitations')}</h4>
          <ul aria-label={i18n.t('Open invitations')} className="mt-1 divide-y divide-line">
            {invites.data.map((invite) => (
              <InviteRow key={invite.id} trip={trip.id} invite={invite} mayRevoke={invitable(role).includes(invite.role)} />
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}

function usesText({ uses, max_uses }: Invite): string {
  if (max_uses === null) return i18n.t('{uses, plural, =0 {nobody has come by it yet} one {# person came by it} other {# people came by it}}', { uses });
  return i18n.t('{uses} of {most} used', { uses, most: max_uses });
}

function InviteRow({ trip, invite, mayRevoke }: { trip: string; invite: Invite; mayRevoke: boolean }) {
  const formats = useFormats();
  const { revoke } = useInviting(trip);
  const name = invite.email ?? i18n.t('Link for {role}', { role: roleName(invite.role) });
  const facts = [
    invite.email ? roleName(invite.role) : '',
    usesText(invite),
    i18n.t('until {date}', { date: formats.moment(invite.expires_at) }),
    invite.has_password ? i18n.t('with a password') : '',
  ].filter(Boolean);
  return (
    <li className="flex items-center gap-3 py-2.5">
      <div className="min-w-0 grow">
        <p className="truncate text-m font-medium">{name}</p>
        <p className="text-s text-ink-3">{facts.join(' · ')}</p>
      </div>
      {mayRevoke && (
        <Button
          aria-label={i18n.t('Revoke {name}', { name })}
          onClick={() => revoke.isPending || revoke.mutate(invite.id, { onSuccess: () => toast(i18n.t('The invitation no longer works.')) })}
        >
          {i18n.t('Revoke')}
        </Button>
      )}
    </li>
  );
}
