import { type SyntheticEvent, useState } from 'react';
import { placeInput } from '../api/wire.ts';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { previewDates } from '../itinerary/dateRange.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { patchTrip } from '../itinerary/store.ts';
import { DestinationField } from '../search/DestinationField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Check, SelectField, TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { CurrencyField } from './CurrencyField.tsx';
import { DatePreview } from './DatePreview.tsx';
import { SharedTextArea } from './SharedTextArea.tsx';
import { usePlanner } from './context.ts';
import { useMay } from './useMay.ts';

export function TripSettings({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { trip } = usePlanner();
  const { edit } = useMay();
  return (
    <Dialog wide open={open} onOpenChange={onOpenChange} title={edit ? i18n.t('Trip settings') : i18n.t('About this trip')}>
      {edit ? <TripForm key={trip.id} trip={trip} onDone={() => onOpenChange(false)} /> : <TripFacts trip={trip} />}
    </Dialog>
  );
}

const STATUSES = ['draft', 'planned', 'active', 'completed', 'archived'] as const;

function statusName(status: Itinerary['status']): string {
  switch (status) {
    case 'draft':
      return i18n.t('Draft');
    case 'planned':
      return i18n.t('Planned');
    case 'active':
      return i18n.t('Under way');
    case 'completed':
      return i18n.t('Completed');
    case 'archived':
      return i18n.t('Archived');
  }
}

/** The same for who may read it. */
function TripFacts({ trip }: { trip: Itinerary }) {
  const formats = useFormats();
  const facts = [
    [i18n.t('Name'), trip.name],
    [i18n.t('Destination'), trip.destination?.name ?? ''],
    [i18n.t('Dates'), trip.start_date && trip.end_date ? formats.range(trip.start_date, trip.end_date) : ''],
    [i18n.t('Home currency'), trip.home_currency],
    [i18n.t('Status'), statusName(trip.status)],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-m">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {trip.description && <p className="mt-4 text-m leading-relaxed wrap-anywhere whitespace-pre-line">{trip.description}</p>}
    </>
  );
}

function TripForm({ trip, onDone }: { trip: Itinerary; onDone: () => void }) {
  const [draft, setDraft] = useState({
    name: trip.name,
    start: trip.start_date ?? '',
    end: trip.end_date ?? '',
    currency: trip.home_currency,
    status: trip.status,
    destination: trip.destination,
  });
  const [keepDayNumbers, setKeepDayNumbers] = useState(true);
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const datesChanged = draft.start !== (trip.start_date ?? '') || draft.end !== (trip.end_date ?? '');
  const preview = previewDates(trip, { start: draft.start, end: draft.end }, keepDayNumbers);
  const hasBadDates = (draft.start !== '' || draft.end !== '') && preview.days === 0;

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const isChanged = patchTrip({
      name: draft.name.trim(),
      home_currency: draft.currency,
      status: draft.status,
      ...(draft.destination?.id === trip.destination?.id ? {} : { destination: draft.destination && placeInput(draft.destination) }),
      ...(datesChanged ? { start_date: draft.start || null, end_date: draft.end || null, shift_items: keepDayNumbers } : {}),
    });
    if (isChanged) toast(i18n.t('Trip saved.'));
    onDone();
  };

  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <TextField label={i18n.t('Name')} required maxLength={200} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
      <DestinationField label={i18n.t('Destination')} value={draft.destination} onChange={(destination) => set({ destination })} />
      <div className="grid grid-cols-2 gap-3">
        <TextField label={i18n.t('First day')} type="date" value={draft.start} onChange={(event) => set({ start: event.target.value })} />
        <TextField
          label={i18n.t('Last day')}
          type="date"
          value={draft.end}
          min={draft.start || undefined}
          onChange={(event) => set({ end: event.target.value })}
          error={hasBadDates ? i18n.t('Up to 366 days, and not before the first.') : undefined}
        />
      </div>
      {datesChanged && !hasBadDates && (
        <div className="-mt-1 grid gap-3 rounded-l bg-paper p-4">
          <DatePreview preview={preview} />
          {trip.start_date && draft.start !== trip.start_date && (
            <Check
              label={i18n.t('Keep each item on its day number')}
              hint={i18n.t('Otherwise items stay on their date, and those outside the new dates become ideas.')}
              checked={keepDayNumbers}
              onChange={(event) => setKeepDayNumbers(event.target.checked)}
            />
          )}
        </div>
      )}
      <div className="grid grid-cols-2 gap-3">
        <CurrencyField label={i18n.t('Home currency')} value={draft.currency} onChange={(currency) => set({ currency })} />
        <SelectField label={i18n.t('Status')} value={draft.status} onChange={(event) => set({ status: STATUSES.find((status) => status === event.target.value) ?? draft.status })}>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {statusName(status)}
            </option>
          ))}
        </SelectField>
      </div>
      <SharedTextArea
        label={i18n.t('Description')}
        hint={i18n.t('Kept as you write.')}
        of={{ type: 'itinerary', id: trip.id, field: 'description' }}
        value={trip.description}
        maxLength={20_000}
      />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          {i18n.t('Cancel')}
        </Button>
        <Button look="primary" type="submit" disabled={hasBadDates}>
          {i18n.t('Save')}
        </Button>
      </div>
    </form>
  );
}
