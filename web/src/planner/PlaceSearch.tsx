import { useMemo, useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { IDEAS } from '../itinerary/model.ts';
import { Combobox, type ComboOption } from '../search/Combobox.tsx';
import { detailOf, placeIcon } from '../search/kinds.ts';
import { type OwnHit, searchTrip } from '../search/own.ts';
import { type Suggestion, fetchPlace, useSuggestions } from '../search/suggest.ts';
import { Segments } from '../ui/Segments.tsx';
import { toast } from '../ui/toast.ts';
import { usePlanner, useTargetList, useView } from './context.ts';
import { SEARCH_ID } from './ids.ts';
import { nearOf } from './near.ts';
import { shortLabel, shortestLabel } from './sections.ts';
import { useMay } from './useMay.ts';

type Kind = 'all' | 'sight' | 'city' | 'airport';

/** Apart from the ids of places, which are the server's. */
const ownId = (hit: OwnHit): string => (hit.kind === 'day' ? `day:${hit.date}` : `item:${hit.id}`);

/** Finds places and puts them on a day, one after another, without leaving the field. */
export function PlaceSearch() {
  const { trip, sections, addPlace, select, setFocus } = usePlanner();
  const formats = useFormats();
  const target = useTargetList();
  const { edit, remark } = useMay();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const { suggestions, asked, busy, failed } = useSuggestions(remark ? text : '', nearOf(trip), kind === 'all' ? null : kind);
  // The trip's own come first and at once; what the server finds is added below and moves nothing.
  const own = useMemo(() => searchTrip(trip, text), [trip, text]);
  const labels = new Map(sections.map((section) => [section.list, shortLabel(section, formats)]));
  const kinds: { value: Kind; label: string }[] = [
    { value: 'all', label: i18n.t('All') },
    { value: 'sight', label: i18n.t('Sights') },
    { value: 'city', label: i18n.t('Cities') },
    { value: 'airport', label: i18n.t('Airports') },
  ];

  const add = async (hit: Suggestion, list: string) => {
    setText('');
    try {
      addPlace(await fetchPlace(hit.id), list);
    } catch {
      toast(i18n.t('{place} could not be read. Please try again.', { place: hit.name }), { tone: 'problem' });
    }
  };
  const words = wordsFor(edit, remark);
  const nothing = !remark
    ? i18n.t('Nothing by that name in this trip.')
    : failed
    ? i18n.t('Places cannot be searched just now; the items of this trip can.')
    : busy || asked !== text.trim()
      ? i18n.t('Searching…')
      : i18n.t('Nothing by that name. Try fewer letters, or the local name.');

  return (
    <search className="relative flex gap-2">
      <div className="min-w-0 grow">
        <Combobox
          wide
          // On a phone, suggestions and the keyboard need the room.
          onFocus={() => useView.setState({ sheet: 'full' })}
          inputId={SEARCH_ID}
          label={words.label}
          placeholder={words.placeholder}
          text={text}
          onText={setText}
          options={own
            .map((hit): ComboOption => ({
              id: ownId(hit),
              title: hit.title || (labels.get(hit.kind === 'day' ? hit.date : hit.list) ?? ''),
              detail: labels.get(hit.kind === 'day' ? hit.date : hit.list) ?? '',
              meta: i18n.t('in this trip'),
              icon: hit.kind === 'day' ? 'calendar' : 'list',
            }))
            .concat(suggestions.map((hit): ComboOption => ({
            id: hit.id,
            title: hit.name,
            detail: detailOf(hit.name, hit.label),
            meta: hit.distance_m === null ? '' : formats.distance(hit.distance_m),
            icon: placeIcon(hit.type),
          })))}
          onChoose={(id, second) => {
            const mine = own.find((candidate) => ownId(candidate) === id);
            if (mine) {
              setText('');
              if (mine.kind === 'day') setFocus(mine.date);
              else select(mine.id);
              return;
            }
            const hit = suggestions.find((candidate) => candidate.id === id);
            if (hit) void add(hit, second ? IDEAS : target);
          }}
          nothing={nothing}
          {...(remark ? { tools: <Segments label={i18n.t('Kind of place')} value={kind} options={kinds} onChange={setKind} />, footer: words.footer } : {})}
        />
      </div>
      {remark && (
        <TargetSelect isSuggesting={!edit} value={target} options={sections.map((section) => ({ list: section.list, label: shortestLabel(section, formats) }))} />
      )}
    </search>
  );
}

/** Who may not edit suggests; who may not even do that searches what is there. */
function wordsFor(edit: boolean, remark: boolean): { label: string; placeholder: string; footer: string } {
  if (edit) {
    return { label: i18n.t('Search for a place to add'), placeholder: i18n.t('Add a sight, a city, an airport'), footer: i18n.t('Enter adds to the chosen day · Shift + Enter adds to ideas') };
  }
  if (remark) {
    return { label: i18n.t('Search for a place to suggest'), placeholder: i18n.t('Suggest a sight, a city, an airport'), footer: i18n.t('Enter suggests it for the chosen day · Shift + Enter as an idea') };
  }
  return { label: i18n.t('Search this trip'), placeholder: i18n.t('Search this trip'), footer: '' };
}

function TargetSelect({ value, options, isSuggesting }: { isSuggesting: boolean; value: string; options: { list: string; label: string }[] }) {
  return (
    <select
      aria-label={isSuggesting ? i18n.t('Suggest for') : i18n.t('Add to')}
      title={i18n.t('Where new places go')}
      value={value}
      onChange={(event) => useView.setState({ addTo: event.target.value })}
      className="h-10 w-30 shrink-0 cursor-pointer rounded-m border border-line-strong/70 bg-surface px-2 text-s text-ink-2 hover:border-line-strong touch:h-11"
    >
      {options.map(({ list, label }) => (
        <option key={list} value={list}>
          {label}
        </option>
      ))}
    </select>
  );
}
