import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { toProblem } from '../api/problem.ts';
import { usePreferences } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import type { ItinerarySummary, Place } from '../itinerary/model.ts';
import { DestinationField } from '../search/DestinationField.tsx';
import { eachDay, lastDayFor } from '../time/dates.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { createTrip } from './api.ts';

interface CreateTripProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  templates: readonly ItinerarySummary[];
  /** Chosen from the template's own menu. */
  template: ItinerarySummary | null;
}

export function CreateTrip({ open, onOpenChange, ...rest }: CreateTripProps) {
  const [isTouched, setTouched] = useState(false);
  return (
    <Dialog
      open={open}
      isKeeping={isTouched}
      onOpenChange={onOpenChange}
      title={i18n.t('New trip')}
      description={i18n.t('Only a name is needed. Everything can be changed later.')}
    >
      <CreateTripForm {...rest} onTouched={setTouched} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type FormProps = Pick<CreateTripProps, 'templates' | 'template'> & { onDone: () => void; onTouched: (isTouched: boolean) => void };

function CreateTripForm({ templates, template, onDone, onTouched }: FormProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const currency = usePreferences().home_currency;
  const [name, setName] = useState(template?.name ?? '');
  const [destination, setDestination] = useState<Place | null>(template?.destination ?? null);
  const [where, setWhere] = useState(destination?.name ?? '');
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const [templateId, setTemplateId] = useState(template?.id ?? '');

  const create = useMutation({
    mutationFn: createTrip,
    onSuccess: (trip) => {
      void queries.invalidateQueries({ queryKey: ['trips'] });
      onDone();
      void navigate({ to: '/i/$id', params: { id: trip.id } });
    },
  });
  const problem = create.error ? toProblem(create.error) : null;
  const isTouched = name !== (template?.name ?? '') || where !== (template?.destination?.name ?? '') || start !== '' || end !== '';
  useEffect(() => {
    onTouched(isTouched);
    return () => onTouched(false);
  }, [isTouched, onTouched]);
  const days = start && end ? eachDay(start, end).length : 0;
  const isBackwards = start !== '' && end !== '' && days === 0;

  // What was typed names the trip even where no place was chosen for it.
  const place = destination?.name ?? where.trim();

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    create.mutate({
      name: name.trim() || (place ? i18n.t('Trip to {place}', { place }) : i18n.t('New trip')),
      destination,
      start_date: start || null,
      end_date: templateId ? null : end || start || null,
      ...(currency ? { home_currency: currency } : {}),
      ...(templateId ? { template_id: templateId } : {}),
    });
  };

  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <DestinationField isFirst onText={setWhere} label={i18n.t('Where to?')} value={destination} onChange={setDestination} error={problem?.fields.destination} />
      <TextField
        label={i18n.t('Name')}
        value={name}
        maxLength={200}
        placeholder={place ? i18n.t('Trip to {place}', { place }) : i18n.t('A long weekend')}
        onChange={(event) => setName(event.target.value)}
        error={problem?.fields.name}
      />
      {templates.length > 0 && (
        <SelectField label={i18n.t('Start from')} value={templateId} onChange={(event) => setTemplateId(event.target.value)}>
          <option value="">{i18n.t('A blank trip')}</option>
          {templates.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </SelectField>
      )}
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={i18n.t('First day')}
          type="date"
          value={start}
          onChange={(event) => {
            setStart(event.target.value);
            setEnd(lastDayFor(event.target.value, start, end));
          }}
          error={problem?.fields.start_date}
        />
        {templateId === '' && (
          <TextField
            label={i18n.t('Last day')}
            type="date"
            value={end}
            min={start || undefined}
            onChange={(event) => setEnd(event.target.value)}
            hint={days > 0 ? i18n.t('{count, plural, one {# day} other {# days}}', { count: days }) : undefined}
            error={isBackwards ? i18n.t('Up to 366 days, and not before the first.') : problem?.fields.end_date}
          />
        )}
      </div>
      {problem && Object.keys(problem.fields).length === 0 && (
        <p role="alert" className="rounded-m bg-danger-soft px-3 py-2 text-s text-danger">
          {problem.detail || problem.title || i18n.t('The server cannot be reached. Please try again.')}
        </p>
      )}
      <div className="flex justify-end gap-2 pt-1">
        <Button look="quiet" onClick={onDone}>
          {i18n.t('Cancel')}
        </Button>
        <Button look="primary" type="submit" disabled={create.isPending || isBackwards}>
          {i18n.t('Create trip')}
        </Button>
      </div>
    </form>
  );
}
