import { useEffect } from 'react';
import { TopBar } from '../app/TopBar.tsx';
import { i18n } from '../i18n.ts';
import { DataSection } from './DataSection.tsx';
import { DisplaySection } from './DisplaySection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { SectionNav } from './SectionNav.tsx';
import { SecuritySection } from './SecuritySection.tsx';
import { TasteSection } from './TasteSection.tsx';
import { useArrival } from './useArrival.ts';
import { useShown } from './useSaving.ts';

export function SettingsPage() {
  const { user, isError, refetch } = useShown();
  const isHere = user !== undefined;
  useEffect(() => {
    document.title = i18n.t('Settings · Sojourn');
  }, []);
  useArrival(isHere);
  return (
    <>
      <TopBar />
      <main id="main" className="mx-auto w-full max-w-6xl px-4 pt-6 pb-24 tablet:px-8 tablet:pt-10">
        <h1 className="mb-4 text-2xl font-semibold tracking-tight tablet:mb-8 tablet:text-3xl">{i18n.t('Settings')}</h1>
        {isError && !user && (
          <p role="alert" className="rounded-l bg-danger-soft px-4 py-3 text-danger">
            {i18n.t('Your settings could not be read.')}{' '}
            <button type="button" className="font-semibold underline" onClick={() => void refetch()}>
              {i18n.t('Try again')}
            </button>
          </p>
        )}
        {!user && !isError && <div aria-hidden="true" className="h-96 animate-pulse rounded-xl bg-sunken" />}
        {user && (
          <div className="tablet:grid tablet:grid-cols-[160px_minmax(0,1fr)] tablet:gap-8 desk:grid-cols-[200px_minmax(0,760px)] desk:gap-14">
            <SectionNav />
            <div className="grid grid-cols-[minmax(0,1fr)] gap-12">
              <ProfileSection user={user} />
              <TasteSection preferences={user.preferences} />
              <DisplaySection preferences={user.preferences} />
              <SecuritySection user={user} />
              <DataSection user={user} />
            </div>
          </div>
        )}
      </main>
    </>
  );
}
