import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { AccountMenu } from '../app/TopBar.tsx';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { change, redo, undo, useTrip } from '../itinerary/store.ts';
import { LazyAvatars } from '../presence/LazyPresence.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import icon from '../ui/icon.svg';
import { EditableText } from './EditableText.tsx';
import { PeopleButton } from './PeopleButton.tsx';
import { PlannerMenu } from './PlannerMenu.tsx';
import { SyncBadge } from './SyncBadge.tsx';
import { ViewTabs } from './ViewTabs.tsx';
import { usePlanner, useView } from './context.ts';
import { useMay } from './useMay.ts';
import { openPalette } from '../palette/open.ts';
import { part } from '../ui/part.ts';
import { useLayout } from '../ui/useMedia.ts';

const TripSettings = part(() => import('./TripSettings.tsx'), 'TripSettings', { close: ({ onOpenChange }) => onOpenChange(false) });

export function PlannerHeader() {
  const { trip } = usePlanner();
  const formats = useFormats();
  const { edit, remark } = useMay();
  const canUndo = useTrip((state) => state.canUndo);
  const canRedo = useTrip((state) => state.canRedo);
  const layout = useLayout();
  const isOpen = useView((view) => view.settings);
  const setOpen = (settings: boolean): void => useView.setState({ settings });
  const dates = trip.start_date && trip.end_date ? formats.range(trip.start_date, trip.end_date) : edit ? i18n.t('Add dates') : '';
  return (
    <header className="z-20 flex h-14 shrink-0 items-center gap-1 border-b border-line bg-surface px-2 tablet:px-3">
      <Link to="/" aria-label={i18n.t('Your trips')} title={i18n.t('Your trips')} className="grid size-10 shrink-0 place-items-center rounded-m hover:bg-sunken touch:size-11">
        <img src={icon} alt="" width={24} height={24} />
      </Link>
      <div className="flex min-w-0 grow items-center gap-1 tablet:gap-2">
        {edit ? (
          <EditableText
            as="h1"
            label={i18n.t('Name of the trip')}
            value={trip.name}
            onCommit={(name) => change({ kind: 'trip', fields: { name } })}
            className="truncate text-l font-semibold tracking-tight"
          />
        ) : (
          <h1 className="min-w-0 truncate text-l font-semibold tracking-tight">{trip.name}</h1>
        )}
        {dates && (
          <button
            type="button"
            onClick={() => setOpen(true)}
            className="hidden h-8 shrink-0 items-center rounded-m px-2.5 text-m text-ink-2 hover:bg-sunken hover:text-ink min-[1000px]:inline-flex touch:h-11"
          >
            {dates}
          </button>
        )}
      </div>
      <ViewTabs />
      <IconButton icon="command" label={i18n.t('Commands')} className="phone:hidden" onClick={() => openPalette()} />
      <LazyAvatars />
      <SyncBadge />
      {remark && (
        <>
          <IconButton icon="undo" label={i18n.t('Undo')} disabled={!canUndo} onClick={undo} />
          <IconButton icon="redo" label={i18n.t('Redo')} disabled={!canRedo} onClick={redo} className="phone:hidden" />
        </>
      )}
      <PeopleButton />
      <Button icon={edit ? 'settings' : 'info'} className="phone:hidden" onClick={() => setOpen(true)}>
        {i18n.t('Trip')}
      </Button>
      {layout !== 'phone' && <PlannerMenu />}
      <span className="ms-1.5 phone:hidden">
        <AccountMenu />
      </span>
      {isOpen && (
        <Suspense fallback={null}>
          <TripSettings open onOpenChange={setOpen} />
        </Suspense>
      )}
    </header>
  );
}
