import { type SyntheticEvent, useState } from 'react';
import { toProblem } from '../api/problem.ts';
import { type User, useUpdateMe } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { Card } from './Card.tsx';

export function ProfileCard({ user }: { user: User }) {
  const [name, setName] = useState(user.name);
  const update = useUpdateMe();
  const error = update.error ? (toProblem(update.error).fields.name ?? i18n.t('The name could not be saved.')) : undefined;
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    update.mutate({ name: name.trim() }, { onSuccess: () => toast(i18n.t('Name saved.')) });
  };
  return (
    <Card title={i18n.t('Profile')}>
      <form onSubmit={onSubmit} className="grid gap-4">
        <div className="flex items-end gap-2">
          <TextField label={i18n.t('Name')} value={name} maxLength={200} autoComplete="name" onChange={(event) => setName(event.target.value)} error={error} className="grow" />
          <Button type="submit" className="h-10" disabled={update.isPending || name.trim() === '' || name.trim() === user.name}>
            {i18n.t('Save')}
          </Button>
        </div>
        <p className="text-m">
          <span className="block text-s font-medium text-ink-2">{i18n.t('E-mail')}</span>
          {user.email}
        </p>
      </form>
    </Card>
  );
}
