import { useRef, useState } from 'react';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from './Card.tsx';
import { DeleteForm } from './DeleteForm.tsx';

/** What goes and when is said before anything is asked for. */
export function DeleteCard({ email }: { email: string }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <Card id="delete" title={i18n.t('Delete account')}>
      <ul className="-mt-3 mb-5 grid max-w-prose list-disc gap-1.5 ps-5 text-m text-ink-2 marker:text-ink-3">
        <li>{i18n.t('At once: your profile, preferences and API tokens are removed, and you are signed out on every device.')}</li>
        <li>{i18n.t('At once: trips that you own close for everybody on them, and their public pages are gone. After 30 days they are removed for good.')}</li>
        <li>{i18n.t('Trips of others stay with them, with what you added; you are no longer a member.')}</li>
        <li>{i18n.t('After 30 days: your name and address are gone from the server’s log of events as well.')}</li>
      </ul>
      {isOpen ? (
        <DeleteForm email={email} onCancel={close} />
      ) : (
        <Button ref={opener} look="danger" icon="trash" onClick={() => setOpen(true)}>
          {i18n.t('Delete my account…')}
        </Button>
      )}
    </Card>
  );
}
