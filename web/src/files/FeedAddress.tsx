import { useEffect, useId, useRef, useState } from 'react';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { toast } from '../ui/toast.ts';
import { subscribeUrl } from './kinds.ts';

interface FeedAddressProps {
  url: string;
  mayEdit: boolean;
  isClosing: boolean;
  onClose: () => void;
}

/** The address of a calendar: to copy, to open, to withdraw. */
export function FeedAddress({ url, mayEdit, isClosing, onClose }: FeedAddressProps) {
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast(i18n.t('Address copied.')),
      () => toast(i18n.t('The browser did not allow copying. Select the address and copy it by hand.'), { tone: 'problem' }),
    );
  return (
    <div className="mt-3 grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <TextField bare readOnly label={i18n.t('Address of the calendar')} value={url} onFocus={(event) => event.target.select()} className="min-w-48 grow" />
        <Button icon="copy" onClick={() => void copy()}>
          {i18n.t('Copy')}
        </Button>
        <a
          href={subscribeUrl(url)}
          className="inline-flex h-9 shrink-0 items-center justify-center gap-2 rounded-m border border-line bg-surface px-3.5 text-m font-medium shadow-1 transition-colors ease-calm hover:bg-sunken touch:h-11"
        >
          <Icon name="calendar" className="-ms-0.5" />
          {i18n.t('Open in calendar app')}
        </a>
      </div>
      <p className="text-s text-ink-2">{i18n.t('In Google Calendar or Outlook on the web, add a calendar “from URL” and paste the address.')}</p>
      <p className="flex gap-2 rounded-m bg-sunken px-3 py-2 text-s text-ink-2">
        <Icon name="lock" size={16} className="mt-0.5" />
        {i18n.t('Whoever has this address can read the times and places of this trip, without an account. Share it only with people you trust.')}
      </p>
      {mayEdit && <Withdraw isClosing={isClosing} onClose={onClose} />}
    </div>
  );
}

function Withdraw({ isClosing, onClose }: Pick<FeedAddressProps, 'isClosing' | 'onClose'>) {
  const [isAsking, setAsking] = useState<boolean | null>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (isAsking !== null) (isAsking ? keep : ask).current?.focus();
  }, [isAsking]);
  if (!isAsking) {
    return (
      <div>
        <Button ref={ask} look="danger" onClick={() => setAsking(true)}>
          {i18n.t('Withdraw the address')}
        </Button>
      </div>
    );
  }
  return (
    <div role="group" aria-labelledby={id} className="grid gap-3 rounded-m border border-danger/40 px-3 py-3">
      <p id={id}>{i18n.t('Withdraw it? Calendars that follow this trip will no longer be updated, and a new address will be a different one.')}</p>
      <div className="flex flex-wrap gap-2">
        <Button ref={keep} onClick={() => setAsking(false)}>
          {i18n.t('Keep it')}
        </Button>
        <Button look="danger" disabled={isClosing} onClick={onClose}>
          {i18n.t('Withdraw')}
        </Button>
      </div>
    </div>
  );
}
