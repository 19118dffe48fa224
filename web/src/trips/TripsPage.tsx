import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ListFilter } from '../app/router.tsx';
import { TopBar } from '../app/TopBar.tsx';
import { ImportDrop } from '../files/ImportDrop.tsx';
import { openImport } from '../files/importing.ts';
import { i18n } from '../i18n.ts';
import type { ItinerarySummary } from '../itinerary/model.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useTrips } from './api.ts';
import { CreateTrip } from './CreateTrip.tsx';
import { NoTrips } from './NoTrips.tsx';
import { TripCard } from './TripCard.tsx';

const route = getRouteApi('/');

export function TripsPage() {
  const { show = 'active' } = route.useSearch();
  const navigate = route.useNavigate();
  const trips = useTrips(show);
  const templates = useTrips('templates').data ?? [];
  const [isCreating, setCreating] = useState(false);
  const [template, setTemplate] = useState<ItinerarySummary | null>(null);

  useEffect(() => {
    document.title = i18n.t('Your trips · Sojourn');
  }, []);

  const start = (from: ItinerarySummary | null) => {
    setTemplate(from);
    setCreating(true);
  };
  const filters: { value: ListFilter; label: string }[] = [
    { value: 'active', label: i18n.t('Active') },
    ...(templates.length > 0 || show === 'templates' ? [{ value: 'templates' as const, label: i18n.t('Templates') }] : []),
    { value: 'archived', label: i18n.t('Archived') },
    { value: 'deleted', label: i18n.t('Deleted') },
  ];

  return (
    <>
      <TopBar />
      <main id="main" className="mx-auto w-full max-w-6xl px-4 pt-6 pb-20 tablet:px-8 tablet:pt-10">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
          <h1 className="text-2xl font-semibold tracking-tight tablet:text-3xl">{i18n.t('Your trips')}</h1>
          <div className="flex flex-wrap gap-2">
            <Button icon="upload" className="phone:hidden" onClick={openImport}>
              {i18n.t('Import')}
            </Button>
            <IconButton icon="upload" look="plain" label={i18n.t('Import')} className="tablet:hidden" onClick={openImport} />
            <Button look="primary" icon="plus" onClick={() => start(null)}>
              {i18n.t('New trip')}
            </Button>
          </div>
        </div>
        <div className="mt-6">
          <Segments
            label={i18n.t('Show')}
            value={show}
            options={filters}
            onChange={(value) => void navigate({ search: value === 'active' ? {} : { show: value } })}
          />
        </div>
        {trips.isError && (
          <p role="alert" className="mt-8 rounded-l bg-danger-soft px-4 py-3 text-danger">
            {i18n.t('Your trips could not be read.')}{' '}
            <button type="button" className="font-semibold underline" onClick={() => void trips.refetch()}>
              {i18n.t('Try again')}
            </button>
          </p>
        )}
        {trips.data?.length === 0 && <NoTrips show={show} onCreate={() => start(null)} />}
        <ul aria-busy={trips.isPending} className="mt-6 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {trips.isPending && [1, 2, 3].map((key) => <li key={key} aria-hidden="true" className="h-64 animate-pulse rounded-xl bg-sunken" />)}
          {trips.data?.map((trip) => (
            <TripCard key={trip.id} trip={trip} onStart={start} />
          ))}
        </ul>
      </main>
      <ImportDrop />
      <CreateTrip key={template?.id ?? ''} open={isCreating} onOpenChange={setCreating} templates={templates} template={template} />
    </>
  );
}
