import { type SyntheticEvent, useState } from 'react';
import type { User } from '../app/me.ts';
import { initials } from '../app/initials.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Card } from './Card.tsx';
import { EmailNotice } from './EmailNotice.tsx';
import { Section } from './Section.tsx';
import { useReason, useSave } from './useSaving.ts';

const KEYS = ['name'] as const;

export function ProfileSection({ user }: { user: User }) {
  return (
    <Section id="profile" keys={KEYS}>
      {!user.email_verified && <EmailNotice email={user.email} />}
      <Card>
        <div className="flex items-start gap-5 phone:flex-col">
          <span aria-hidden="true" data-avatar className="grid size-16 shrink-0 place-items-center rounded-full bg-accent-soft text-xl font-semibold text-accent select-none">
            {initials(user.name)}
          </span>
          <div className="grid w-full min-w-0 gap-4">
            <NameForm saved={user.name} />
            <div>
              <p className="text-s font-medium text-ink-2">{i18n.t('E-mail')}</p>
              <p className="mt-0.5 text-m break-words">{user.email}</p>
            </div>
          </div>
        </div>
      </Card>
    </Section>
  );
}

function NameForm({ saved }: { saved: string }) {
  const save = useSave();
  const [name, setName] = useState(saved);
  const reason = useReason('name');
  const isNew = name.trim() !== '' && name.trim() !== saved;
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isNew) save({ name: name.trim() });
  };
  return (
    <form onSubmit={onSubmit} className="flex items-start gap-2">
      <TextField
        label={i18n.t('Name')}
        value={name}
        maxLength={200}
        autoComplete="name"
        hint={i18n.t('What people on your trips see')}
        error={name.trim() === '' ? i18n.t('A name is needed.') : reason}
        onChange={(event) => setName(event.target.value)}
        className="grow"
      />
      <Button type="submit" className="mt-[1.625rem] h-10" disabled={!isNew}>
        {i18n.t('Save')}
      </Button>
    </form>
  );
}
