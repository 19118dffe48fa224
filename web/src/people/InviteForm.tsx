import { type SyntheticEvent, useState } from 'react';
import { toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import type { Role } from '../itinerary/may.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { Segments } from '../ui/Segments.tsx';
import { toast } from '../ui/toast.ts';
import { CopyLink } from './CopyLink.tsx';
import { type InviteInput, useInviting } from './api.ts';
import { roleHint, roleName } from './roles.ts';

type By = 'link' | 'email';
type Invited = Exclude<Role, 'owner'>;

const DAY_MS = 86_400_000;
const DAYS = [1, 7, 14, 30, 365] as const;
const USES = [1, 2, 5, 10, 0] as const;
const SHORTEST_PASSWORD = 8;

const daysName = (days: number): string => (days === 365 ? i18n.t('A year') : i18n.t('{days, plural, one {# day} other {# days}}', { days }));

/** Almost a year rather than a year: the server's clock decides, and a year is the most that it takes. */
const expiry = (days: number): string => new Date(Date.now() + days * DAY_MS - (days === 365 ? DAY_MS : 0)).toISOString();

/** An invitation by link or by e-mail. The link is shown once, here. */
export function InviteForm({ trip, roles }: { trip: string; roles: readonly Invited[] }) {
  const [by, setBy] = useState<By>('link');
  const [chosen, setChosen] = useState<Invited | null>(null);
  const [email, setEmail] = useState('');
  const [days, setDays] = useState(14);
  const [uses, setUses] = useState(0);
  const [password, setPassword] = useState('');
  const { invite } = useInviting(trip);
  const role = roles.find((known) => known === chosen) ?? roles[0] ?? 'viewer';
  const problem = invite.error ? toProblem(invite.error) : null;
  const { email: emailProblem, password: passwordProblem } = problem?.fields ?? {};
  const rest = problem && !emailProblem && !passwordProblem ? problem.message || i18n.t('That did not work. Please try again.') : '';

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    // A button that is disabled while it works would drop the focus.
    if (invite.isPending) return;
    const secret = password ? { password } : {};
    const body: InviteInput = by === 'email' ? { role, email: email.trim(), expires_at: expiry(days), ...secret } : { role, expires_at: expiry(days), max_uses: uses || null, ...secret };
    invite.mutate(body, {
      onSuccess: () => {
        setPassword('');
        if (by === 'link') return;
        toast(i18n.t('Invitation sent to {email}.', { email: email.trim() }));
        setEmail('');
      },
    });
  };
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <div>
        <Segments
          label={i18n.t('How to invite')}
          value={by}
          options={[
            { value: 'link', label: i18n.t('By link') },
            { value: 'email', label: i18n.t('By e-mail') },
          ]}
          onChange={setBy}
        />
      </div>
      <div className="grid gap-3 tablet:grid-cols-2">
        {by === 'email' && (
          <TextField className="tablet:col-span-2" label={i18n.t('E-mail address')} type="email" required autoComplete="off" maxLength={254} value={email} onChange={(event) => setEmail(event.target.value)} error={emailProblem} />
        )}
        <SelectField label={i18n.t('Role')} value={role} hint={roleHint(role)} onChange={(event) => setChosen(roles.find((known) => known === event.target.value) ?? null)}>
          {roles.map((known) => (
            <option key={known} value={known}>
              {roleName(known)}
            </option>
          ))}
        </SelectField>
        <SelectField label={i18n.t('Works for')} value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {daysName(count)}
            </option>
          ))}
        </SelectField>
        {by === 'link' && (
          <SelectField label={i18n.t('Lets in')} value={uses} onChange={(event) => setUses(Number(event.target.value))}>
            {USES.map((count) => (
              <option key={count} value={count}>
                {count === 0 ? i18n.t('Everybody who has it') : i18n.t('{count, plural, one {# person} other {# people}}', { count })}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={i18n.t('Password (optional)')}
          type="password"
          autoComplete="new-password"
          minLength={SHORTEST_PASSWORD}
          maxLength={200}
          value={password}
          hint={i18n.t('Pass it on by another way than the link.')}
          onChange={(event) => setPassword(event.target.value)}
          error={passwordProblem}
        />
      </div>
      {rest && (
        <p role="alert" className="text-s text-danger">
          {rest}
        </p>
      )}
      <div>
        <Button type="submit" look="primary" icon={by === 'link' ? 'link' : 'out'} aria-disabled={invite.isPending}>
          {by === 'link' ? i18n.t('Create link') : i18n.t('Send invitation')}
        </Button>
      </div>
      {invite.data && (
        <CopyLink
          key={invite.data.id}
          url={invite.data.url}
          hint={invite.data.email ? i18n.t('Mailed to {email}. You can also pass the link on yourself.', { email: invite.data.email }) : undefined}
        />
      )}
    </form>
  );
}
