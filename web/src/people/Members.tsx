import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { i18n } from '../i18n.ts';
import { ROLES, type Role } from '../itinerary/may.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { useTrip } from '../itinerary/store.ts';
import { useMay } from '../planner/useMay.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { Avatar } from './Avatar.tsx';
import { Confirm } from './Confirm.tsx';
import { useMembers } from './api.ts';
import { openPeople } from './open.ts';
import { roleHint, roleName } from './roles.ts';

type Member = Itinerary['members'][number];

/** The owner first, then by what they may do, then by name. */
const inOrder = (members: readonly Member[]): Member[] =>
  members.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.name.localeCompare(b.name) || (a.user_id < b.user_id ? -1 : 1));

export function Members({ trip, isOnline }: { trip: Itinerary; isOnline: boolean }) {
  return (
    <ul aria-label={i18n.t('Members')} className="-my-2 divide-y divide-line">
      {inOrder(trip.members).map((member) => (
        <MemberRow key={member.user_id} trip={trip} member={member} isOnline={isOnline} />
      ))}
    </ul>
  );
}

/** What the row asks before it does it. */
type Asking = 'remove' | 'leave' | 'hand over' | null;

function MemberRow({ trip, member, isOnline }: { trip: Itinerary; member: Member; isOnline: boolean }) {
  const user = useTrip((state) => state.user);
  const { own } = useMay();
  const [asking, setAsking] = useState<Asking>(null);
  const { update, remove } = useMembers(trip.id);
  const navigate = useNavigate();
  const isMe = member.user_id === user;
  const name = member.name || i18n.t('Somebody');
  const mayChange = own && !isMe && isOnline;

  const onRole = (role: Role) => {
    if (role === 'owner') setAsking('hand over');
    else update.mutate({ user: member.user_id, role }, { onSuccess: () => toast(i18n.t('{name}: {role}', { name, role: roleName(role) })) });
  };
  // The line may end before the answer is here, and takes this dialog along: what follows must not hang on it.
  const onLeave = () =>
    void remove.mutateAsync(user).then(
      () => {
        openPeople(false);
        toast(i18n.t('You have left {trip}.', { trip: trip.name }));
        void navigate({ to: '/' });
      },
      () => undefined, // the row says why
    );
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Avatar name={name} />
        <div className="min-w-40 flex-1">
          <p className="font-medium wrap-anywhere">
            {name}
            {isMe && <span className="font-normal text-ink-3"> {i18n.t('(you)')}</span>}
          </p>
          <p className="text-s text-ink-3">{mayChange ? roleHint(member.role) : `${roleName(member.role)} · ${roleHint(member.role)}`}</p>
        </div>
        {mayChange && (
          <div className="ms-auto flex items-center gap-1">
            <SelectField bare label={i18n.t('Role of {name}', { name })} value={member.role} onChange={(event) => onRole(ROLES.find((role) => role === event.target.value) ?? member.role)}>
              {ROLES.toReversed().map((role) => (
                <option key={role} value={role}>
                  {roleName(role)}
                </option>
              ))}
            </SelectField>
            <IconButton icon="trash" label={i18n.t('Remove {name}', { name })} onClick={() => setAsking('remove')} />
          </div>
        )}
        {isMe && !own && isOnline && asking !== 'leave' && <Button onClick={() => setAsking('leave')}>{i18n.t('Leave the trip')}</Button>}
      </div>
      {asking === 'remove' && (
        <Confirm
          text={i18n.t('{name} loses access at once. What they have written stays.', { name })}
          action={i18n.t('Remove {name}', { name })}
          onConfirm={() => remove.mutate(member.user_id, { onSuccess: () => toast(i18n.t('{name} has no access any more.', { name })) })}
          onCancel={() => setAsking(null)}
        />
      )}
      {asking === 'leave' && (
        <Confirm text={i18n.t('You lose access at once. To come back you need a new invitation.')} action={i18n.t('Leave')} onConfirm={onLeave} onCancel={() => setAsking(null)} />
      )}
      {asking === 'hand over' && (
        <Confirm
          text={i18n.t('{name} becomes the owner and you become an editor. Only {name} can give it back.', { name })}
          action={i18n.t('Make {name} the owner', { name })}
          onConfirm={() => update.mutate({ user: member.user_id, role: 'owner' }, { onSuccess: () => toast(i18n.t('{name} owns the trip now.', { name })) })}
          onCancel={() => setAsking(null)}
        />
      )}
    </li>
  );
}
