import { useId, useState } from 'react';
import { i18n } from '../i18n.ts';
import type { Place } from '../itinerary/model.ts';
import { Combobox } from './Combobox.tsx';
import { byName } from './byName.ts';
import { detailOf, placeIcon } from './kinds.ts';
import { useSuggestions } from './suggest.ts';

interface DestinationFieldProps {
  label: string;
  value: Place | null;
  onChange: (place: Place | null) => void;
  type?: string;
  hint?: string;
  error?: string | undefined;
  /** What is typed, whether a place was chosen for it or not. */
  onText?: (text: string) => void;
  isFirst?: boolean;
}

/** Chooses one place; its name stays in the field. */
export function DestinationField({ label, value, onChange, type = 'city', hint, error, onText, isFirst = false }: DestinationFieldProps) {
  const id = useId();
  const [text, setText] = useState(value?.name ?? '');
  const { suggestions, isCurrent } = useSuggestions(text === value?.name ? '' : text, null, type || null);
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-s font-medium text-ink-2">
        {label}
      </label>
      <Combobox
        inputId={id}
        isFirst={isFirst}
        label={label}
        placeholder={i18n.t('City or region')}
        text={text}
        onText={(next) => {
          setText(next);
          onText?.(next);
          if (value) onChange(null);
        }}
        error={error}
        isWaiting={!isCurrent}
        options={byName(text, suggestions).map((hit) => ({
          isOld: !isCurrent,
          id: hit.id,
          title: hit.name,
          detail: detailOf(hit.name, hit.label),
          meta: '',
          icon: placeIcon(hit.type),
        }))}
        onChoose={(chosen) => {
          const hit = suggestions.find((candidate) => candidate.id === chosen);
          if (!hit) return;
          setText(hit.name);
          const { id: placeId, name, lat, lon, zone, country, source } = hit;
          onChange({ id: placeId, name, lat, lon, zone, country, source, type: hit.type });
        }}
        nothing={value ? '' : isCurrent ? i18n.t('No place by that name.') : i18n.t('Searching…')}
      />
      {(error ?? hint) && <p className={`mt-1.5 text-s ${error ? 'text-danger' : 'text-ink-3'}`}>{error ?? hint}</p>}
    </div>
  );
}
