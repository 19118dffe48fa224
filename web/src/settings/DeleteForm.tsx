import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { api, unwrap } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import { forgetAccount } from '../sync/account.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';

interface Reasons {
  email?: string;
  password?: string;
  other?: string;
}

function reasonsOf(error: unknown): Reasons {
  const { status, fields } = toProblem(error);
  if (fields.password) return { password: i18n.t('This is not your password.') };
  if (status === 0) return { other: i18n.t('Not deleted: the server cannot be reached.') };
  if (status === 429) return { other: i18n.t('Too many attempts. Please try again in a few minutes.') };
  return { other: i18n.t('Your account could not be deleted. Please try again.') };
}

/** The address again, so that nobody deletes an account in passing, and the password, so that nobody else does. */
export function DeleteForm({ email, onCancel }: { email: string; onCancel: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const [reasons, setReasons] = useState<Reasons>({});
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/users/me', { body: { password } })),
    onError: (error) => setReasons(reasonsOf(error)),
    // Nothing of the account stays on this device either.
    onSuccess: () => forgetAccount().finally(() => location.replace('/')),
  });
  useEffect(() => form.current?.querySelector<HTMLElement>('[name=confirm]')?.focus(), []);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const isSame = typed.trim().toLowerCase() === email.toLowerCase();
    setReasons(isSame ? {} : { email: i18n.t('This is not the address of this account.') });
    if (isSame) remove.mutate();
  };
  return (
    <form ref={form} noValidate onSubmit={onSubmit} aria-label={i18n.t('Delete account')} className="grid animate-fade gap-4 rounded-l bg-sunken p-4">
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <TextField
          label={i18n.t('Type {email} to confirm', { email })}
          name="confirm"
          type="email"
          autoComplete="off"
          value={typed}
          error={reasons.email}
          onChange={(event) => setTyped(event.target.value)}
        />
        <TextField
          label={i18n.t('Password')}
          type="password"
          autoComplete="current-password"
          maxLength={256}
          value={password}
          error={reasons.password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="danger" disabled={remove.isPending || remove.isSuccess || typed === '' || password === ''}>
          {i18n.t('Delete for good')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {i18n.t('Cancel')}
        </Button>
        <p role="alert" className="text-s text-danger">
          {reasons.other}
        </p>
      </div>
    </form>
  );
}
