import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { toProblem } from '../api/problem.ts';
import { api, unwrap } from '../api/client.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Check, TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { TOKENS_KEY } from './TokensCard.tsx';

const SCOPES = ['itineraries:read', 'itineraries:write', 'profile:read', 'profile:write', 'search:read'] as const;
type Scope = (typeof SCOPES)[number];

function scopeName(scope: Scope): string {
  switch (scope) {
    case 'itineraries:read':
      return i18n.t('Read trips');
    case 'itineraries:write':
      return i18n.t('Change trips');
    case 'profile:read':
      return i18n.t('Read your profile');
    case 'profile:write':
      return i18n.t('Change your profile');
    case 'search:read':
      return i18n.t('Search places');
  }
}

export function NewTokenForm() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['itineraries:read']);
  const create = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/users/me/tokens', { body: { name: name.trim(), scopes: [...scopes] } })),
    onSuccess: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: TOKENS_KEY });
    },
  });
  const problem = create.error ? toProblem(create.error) : null;
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const token = create.data?.token;
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      {token && <NewToken token={token} />}
      <TextField
        label={i18n.t('Name of the new token')}
        value={name}
        required
        maxLength={100}
        placeholder={i18n.t('Backup script')}
        onChange={(event) => setName(event.target.value)}
        error={problem ? (problem.fields.name ?? problem.message) || i18n.t('The token could not be made.') : undefined}
      />
      <fieldset>
        <legend className="mb-2 text-s font-medium text-ink-2">{i18n.t('It may')}</legend>
        <div className="grid gap-2.5 tablet:grid-cols-2">
          {SCOPES.map((scope) => (
            <Check
              key={scope}
              label={scopeName(scope)}
              checked={scopes.includes(scope)}
              onChange={(event) => setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))}
            />
          ))}
        </div>
      </fieldset>
      <div>
        <Button type="submit" icon="plus" disabled={create.isPending || name.trim() === '' || scopes.length === 0}>
          {i18n.t('Create token')}
        </Button>
      </div>
    </form>
  );
}

function NewToken({ token }: { token: string }) {
  const copy = () =>
    navigator.clipboard.writeText(token).then(
      () => toast(i18n.t('Token copied.')),
      () => toast(i18n.t('The browser did not allow copying. Select the token and copy it by hand.'), { tone: 'problem' }),
    );
  return (
    <div role="status" className="rounded-l bg-accent-soft p-4">
      <p className="font-medium">{i18n.t('Copy this token now. It is not shown again.')}</p>
      <div className="mt-2 flex items-end gap-2">
        <TextField bare readOnly label={i18n.t('New token')} value={token} onFocus={(event) => event.target.select()} className="grow" />
        <Button icon="copy" onClick={() => void copy()}>
          {i18n.t('Copy')}
        </Button>
      </div>
    </div>
  );
}
