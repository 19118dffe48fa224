import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { AccountMenu } from '../app/TopBar.tsx';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { change, redo, undo, useTrip } from '../itinerary/store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import icon from '../ui/icon.svg';
import { EditableText } from './EditableText.tsx';
import { PlannerMenu } from './PlannerMenu.tsx';
import { SyncBadge } from './SyncBadge.tsx';
import { usePlanner } from './context.ts';

const TripSettings = lazy(() => import('./TripSettings.tsx').then((module) => ({ default: module.TripSettings })));

export function PlannerHeader() {
  const { trip } = usePlanner();
  const formats = useFormats();
  const canUndo = useTrip((state) => state.canUndo);
  const canRedo = useTrip((state) => state.canRedo);
  const [isOpen, setOpen] = useState(false);
  const dates = trip.start_date && trip.end_date ? formats.range(trip.start_date, trip.end_date) : i18n.t('Add dates');
  return (
    <header className="z-20 flex h-14 shrink-0 items-center gap-1 border-b border-line bg-surface px-2 tablet:px-3">
      <Link to="/" aria-label={i18n.t('Your trips')} title={i18n.t('Your trips')} className="grid size-10 shrink-0 place-items-center rounded-m hover:bg-sunken touch:size-11">
        <img src={icon} alt="" width={24} height={24} />
      </Link>
      <div className="flex min-w-0 grow items-center gap-1 tablet:gap-2">
        <EditableText
          as="h1"
          label={i18n.t('Name of the trip')}
          value={trip.name}
          onCommit={(name) => change({ kind: 'trip', fields: { name } })}
          className="truncate text-l font-semibold tracking-tight"
        />
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="hidden h-8 shrink-0 items-center rounded-m px-2.5 text-m text-ink-2 hover:bg-sunken hover:text-ink tablet:inline-flex touch:h-11"
        >
          {dates}
        </button>
      </div>
      <SyncBadge />
      <IconButton icon="undo" label={i18n.t('Undo')} disabled={!canUndo} onClick={undo} />
      <IconButton icon="redo" label={i18n.t('Redo')} disabled={!canRedo} onClick={redo} className="phone:hidden" />
      <Button icon="settings" className="phone:hidden" onClick={() => setOpen(true)}>
        {i18n.t('Trip')}
      </Button>
      <PlannerMenu onSettings={() => setOpen(true)} />
      <span className="ml-1.5 phone:hidden">
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
