import { Link } from '@tanstack/react-router';
import { i18n } from '../i18n.ts';
import { Empty } from '../ui/Empty.tsx';
import { TopBar } from './TopBar.tsx';

export function Lost() {
  return (
    <>
      <TopBar />
      <main id="main">
        <Empty
          isPage
          icon="map"
          title={i18n.t('Nothing on the map here')}
          action={
            <Link to="/" className="font-medium text-accent underline underline-offset-4">
              {i18n.t('Go to your trips')}
            </Link>
          }
        >
          {i18n.t('This page does not exist, or the trip is not yours to see.')}
        </Empty>
      </main>
    </>
  );
}
