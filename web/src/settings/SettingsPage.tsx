import { useEffect } from 'react';
import { useMe } from '../app/me.ts';
import { TopBar } from '../app/TopBar.tsx';
import { useSignOut } from '../app/signOut.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from './Card.tsx';
import { EmailNotice } from './EmailNotice.tsx';
import { PreferencesCard } from './PreferencesCard.tsx';
import { ProfileCard } from './ProfileCard.tsx';
import { TokensCard } from './TokensCard.tsx';

export function SettingsPage() {
  const { data: user, isError, refetch } = useMe();
  const signOut = useSignOut();
  useEffect(() => {
    document.title = i18n.t('Settings · Sojourn');
  }, []);
  return (
    <>
      <TopBar />
      <main id="main" className="mx-auto grid w-full max-w-2xl grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-6 pb-24 tablet:px-8 tablet:pt-10">
        <h1 className="mb-1 text-2xl font-semibold tracking-tight tablet:text-3xl">{i18n.t('Settings')}</h1>
        {isError && (
          <p role="alert" className="rounded-l bg-danger-soft px-4 py-3 text-danger">
            {i18n.t('Your settings could not be read.')}{' '}
            <button type="button" className="font-semibold underline" onClick={() => void refetch()}>
              {i18n.t('Try again')}
            </button>
          </p>
        )}
        {!user && !isError && <div aria-hidden="true" className="h-96 animate-pulse rounded-xl bg-sunken" />}
        {user && (
          <>
            {!user.email_verified && <EmailNotice email={user.email} />}
            <ProfileCard user={user} />
            <PreferencesCard preferences={user.preferences} />
            <TokensCard />
            <Card title={i18n.t('Sessions')} text={i18n.t('Log out here, or on every device you are signed in on.')}>
              <div className="flex flex-wrap gap-2">
                <Button icon="out" onClick={() => signOut(false)}>
                  {i18n.t('Log out')}
                </Button>
                <Button look="danger" onClick={() => signOut(true)}>
                  {i18n.t('Log out everywhere')}
                </Button>
              </div>
            </Card>
          </>
        )}
      </main>
    </>
  );
}
