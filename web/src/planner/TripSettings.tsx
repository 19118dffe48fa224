import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { toProblem } from '../api/problem.ts';
import { placeInput } from '../api/wire.ts';
import { i18n } from '../i18n.ts';
import { previewDates } from '../itinerary/dateRange.ts';
import type { Itinerary, ItineraryPatch } from '../itinerary/model.ts';
import { patchTrip } from '../itinerary/store.ts';
import { DestinationField } from '../search/DestinationField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Check, SelectField, TextArea, TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { CurrencyField } from './CurrencyField.tsx';
import { DatePreview } from './DatePreview.tsx';
import { ShareLink } from './ShareLink.tsx';
import { usePlanner } from './context.ts';

export function TripSettings({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { trip } = usePlanner();
  return (
    <Dialog wide open={open} onOpenChange={onOpenChange} title={i18n.t('Trip settings')}>
      <TripForm key={trip.seq} trip={trip} onDone={() => onOpenChange(false)} />
      <ShareLink trip={trip} />
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

function TripForm({ trip, onDone }: { trip: Itinerary; onDone: () => void }) {
  const [draft, setDraft] = useState({
    name: trip.name,
    description: trip.description,
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

  const save = useMutation({
    mutationFn: (patch: ItineraryPatch) => patchTrip(patch),
    onSuccess: () => {
      toast(i18n.t('Trip saved.'));
      onDone();
    },
  });
  const problem = save.error ? toProblem(save.error) : null;
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({
      name: draft.name.trim(),
      description: draft.description,
      home_currency: draft.currency,
      status: draft.status,
      ...(draft.destination?.id === trip.destination?.id ? {} : { destination: draft.destination && placeInput(draft.destination) }),
      ...(datesChanged ? { start_date: draft.start || null, end_date: draft.end || null, shift_items: keepDayNumbers } : {}),
    });
  };

  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <TextField label={i18n.t('Name')} required maxLength={200} value={draft.name} onChange={(event) => set({ name: event.target.value })} error={problem?.fields.name} />
      <DestinationField label={i18n.t('Destination')} value={draft.destination} onChange={(destination) => set({ destination })} error={problem?.fields.destination} />
      <div className="grid grid-cols-2 gap-3">
        <TextField label={i18n.t('First day')} type="date" value={draft.start} onChange={(event) => set({ start: event.target.value })} error={problem?.fields.start_date} />
        <TextField
          label={i18n.t('Last day')}
          type="date"
          value={draft.end}
          min={draft.start || undefined}
          onChange={(event) => set({ end: event.target.value })}
          error={hasBadDates ? i18n.t('Up to 366 days, and not before the first.') : problem?.fields.end_date}
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
        <CurrencyField label={i18n.t('Home currency')} value={draft.currency} onChange={(currency) => set({ currency })} error={problem?.fields.home_currency} />
        <SelectField label={i18n.t('Status')} value={draft.status} onChange={(event) => set({ status: STATUSES.find((status) => status === event.target.value) ?? draft.status })}>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {statusName(status)}
            </option>
          ))}
        </SelectField>
      </div>
      <TextArea label={i18n.t('Description')} value={draft.description} onChange={(event) => set({ description: event.target.value })} error={problem?.fields.description} />
      {problem && Object.keys(problem.fields).length === 0 && (
        <p role="alert" className="rounded-m bg-danger-soft px-3 py-2 text-s text-danger">
          {problem.isConflict ? i18n.t('The trip was changed somewhere else. The latest version is shown; please look again.') : problem.message || i18n.t('The server cannot be reached.')}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          {i18n.t('Cancel')}
        </Button>
        <Button look="primary" type="submit" disabled={save.isPending || hasBadDates}>
          {i18n.t('Save')}
        </Button>
      </div>
    </form>
  );
}
