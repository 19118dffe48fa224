import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';

/** What the server has painted into the page: the trip, for as long as nobody else shows it. */
export const PAINT_ID = 'paint';

export const clearPaint = (): void => document.getElementById(PAINT_ID)?.remove();

/** The planner's outline while the trip is read, so that nothing jumps when it arrives. */
export function Waiting({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  if (failed) {
    return (
      <main id="main">
        <Empty
          isPage
          icon="warning"
          title={i18n.t('The trip could not be read')}
          action={
            <Button look="primary" onClick={onRetry}>
              {i18n.t('Try again')}
            </Button>
          }
        >
          {i18n.t('The server did not answer. Your changes are safe where they were last saved.')}
        </Empty>
      </main>
    );
  }
  // The server's first paint shows the trip already.
  if (document.getElementById(PAINT_ID)) return <main id="main" aria-busy="true" />;
  return (
    <main id="main" aria-busy="true" className="flex h-dvh flex-col">
      <h1 className="sr-only">{i18n.t('Opening the trip')}</h1>
      <div className="h-14 border-b border-line bg-surface" />
      <div className="flex min-h-0 grow">
        <div className="hidden w-[220px] border-e border-line bg-paper desk:block" />
        <div className="hidden w-[420px] space-y-3 border-e border-line bg-surface p-5 tablet:block">
          {[1, 2, 3, 4, 5].map((row) => (
            <div key={row} className="h-16 animate-pulse rounded-l bg-sunken" />
          ))}
        </div>
        <div className="grow bg-sunken" />
      </div>
    </main>
  );
}
