import { useRef } from 'react';
import { useSignOut } from '../app/signOut.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { toast } from '../ui/toast.ts';
import { Card } from './Card.tsx';
import { SessionRow, deviceName } from './SessionRow.tsx';
import { useEndSession, useSessions } from './sessions.ts';

/** Where the account is signed in. */
export function SessionsCard() {
  const { data: sessions, isError, refetch } = useSessions();
  const signOut = useSignOut();
  const list = useRef<HTMLUListElement>(null);
  const end = useEndSession((session) => {
    toast(session === 'others' ? i18n.t('Signed out everywhere else.') : i18n.t('{device} is signed out.', { device: deviceName(session) }));
  });
  // The pressed button goes with its row: a keyboard goes on from the list.
  const onEnd = (session: Parameters<typeof end.mutate>[0]) => {
    list.current?.focus();
    end.mutate(session);
  };
  const others = sessions?.filter((session) => !session.current).length ?? 0;
  return (
    <Card id="sessions" title={i18n.t('Where you are signed in')} text={i18n.t('What is signed out here asks for the password again.')}>
      {isError && !sessions && (
        <p role="alert" className="mb-4 rounded-l bg-danger-soft px-4 py-3 text-danger">
          {i18n.t('The list could not be read.')}{' '}
          <button type="button" className="font-semibold underline" onClick={() => void refetch()}>
            {i18n.t('Try again')}
          </button>
        </p>
      )}
      {!sessions && !isError && <div aria-hidden="true" className="mb-4 h-16 animate-pulse rounded-l bg-sunken" />}
      {sessions && (
        <ul ref={list} tabIndex={-1} aria-label={i18n.t('Where you are signed in')} className="-mt-3 mb-4 divide-y divide-line rounded-s">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => (session.current ? signOut(false) : onEnd(session))} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {others > 0 && <Button onClick={() => onEnd('others')}>{i18n.t('Log out everywhere else')}</Button>}
        <Button look="danger" icon="out" onClick={() => signOut(true)}>
          {i18n.t('Log out everywhere')}
        </Button>
      </div>
      <p role="alert" className="text-s text-danger">
        {end.isError && <span className="mt-2 block">{i18n.t('Still signed in: the server could not be asked. Please try again.')}</span>}
      </p>
    </Card>
  );
}
