import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { api, unwrap } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { Card } from './Card.tsx';
import { passwordRefusal } from './refusals.ts';
import { SESSIONS_KEY } from './sessions.ts';

/** Where the server names the field the reason is beside it, else below the button. */
function reasons(error: unknown): { current?: string; fresh?: string; other?: string } {
  if (!error) return {};
  const { fields, status, detail } = toProblem(error);
  const { current_password: current, password: fresh } = fields;
  if (current) return { current: i18n.t('This is not your password.') };
  if (fresh) return { fresh: passwordRefusal(fresh) };
  if (status === 0) return { other: i18n.t('Not changed: the server cannot be reached.') };
  return { other: status === 429 ? i18n.t('Too many attempts. Please try again in a few minutes.') : detail || i18n.t('The password could not be changed.') };
}

/** The address is in the form for password managers, which file the new password under it. */
export function PasswordCard({ email }: { email: string }) {
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/auth/password/change', { body: { current_password: current, password: fresh } })),
    onSuccess: () => {
      setCurrent('');
      setFresh('');
      toast(i18n.t('Password changed. You are signed out everywhere else.'));
      return queries.invalidateQueries({ queryKey: SESSIONS_KEY });
    },
  });
  const reason = reasons(change.error);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Card id="password" title={i18n.t('Password')} text={i18n.t('A new one signs you out everywhere else.')}>
      <form onSubmit={onSubmit} className="grid gap-4">
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <div className="grid items-start gap-4 tablet:grid-cols-2">
          <TextField
            label={i18n.t('Current password')}
            type="password"
            autoComplete="current-password"
            required
            maxLength={256}
            value={current}
            error={reason.current}
            onChange={(event) => setCurrent(event.target.value)}
          />
          <TextField
            label={i18n.t('New password')}
            type="password"
            autoComplete="new-password"
            required
            minLength={8}
            maxLength={256}
            value={fresh}
            hint={i18n.t('At least 8 characters')}
            error={reason.fresh}
            onChange={(event) => setFresh(event.target.value)}
          />
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" disabled={change.isPending || current === '' || fresh === ''}>
            {i18n.t('Change password')}
          </Button>
          <p role="alert" className="text-s text-danger">
            {reason.other}
          </p>
        </div>
      </form>
    </Card>
  );
}
