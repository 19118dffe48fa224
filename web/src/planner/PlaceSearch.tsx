import { useState } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { kindIn } from '../itinerary/kindIn.ts';
import { IDEAS, type Item, type ListId } from '../itinerary/model.ts';
import { Combobox } from '../search/Combobox.tsx';
import type { ParsedTime } from '../time/parse.ts';
import { Segments } from '../ui/Segments.tsx';
import { toast } from '../ui/toast.ts';
import { useMedia } from '../ui/useMedia.ts';
import { openId, usePlanner, useTargetList, useView } from './context.ts';
import { localAt } from './detail/clock.ts';
import { SEARCH_ID } from './ids.ts';
import { shortestLabel } from './sections.ts';
import { useMay } from './useMay.ts';
import { type Choice, type Kind, useSearch } from './useSearch.ts';

/** Finds places and puts them on a day, one after another, without leaving the field. */
export function PlaceSearch() {
  const { sections } = usePlanner();
  const formats = useFormats();
  const target = useTargetList();
  const { edit, remark } = useMay();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const { offers, isWaiting, failed } = useSearch(text, kind, target, remark);
  const choose = useChoose();
  const kinds: { value: Kind; label: string }[] = [
    { value: 'all', label: i18n.t('All') },
    { value: 'sight', label: i18n.t('Sights') },
    { value: 'city', label: i18n.t('Cities') },
    { value: 'airport', label: i18n.t('Airports') },
  ];
  // Where there is a finger there are no keys to tell of, and less room.
  const isTouch = useMedia('(pointer: coarse)');
  const isPhone = useMedia('(max-width: 767.98px)');
  const words = wordsFor(edit, remark);
  const isFiltered = remark && text.trim() !== '';

  return (
    <search className="relative flex gap-2">
      <div className="min-w-0 grow">
        <Combobox
          wide
          // On a phone, suggestions and the keyboard need the room.
          onFocus={() => useView.setState({ sheet: 'full' })}
          inputId={SEARCH_ID}
          label={words.label}
          placeholder={isPhone && remark ? i18n.t('Find a place') : words.placeholder}
          text={text}
          onText={setText}
          options={offers}
          isWaiting={isWaiting}
          onLeave={() => {
            setText('');
            leaveFor(sections.flatMap((section) => section.rows));
          }}
          onChoose={(id, second) => {
            const choice = offers.find((offer) => offer.id === id)?.choice;
            setText('');
            if (choice) choose(choice, second ? IDEAS : target);
          }}
          nothing={remark ? (isWaiting ? i18n.t('Searching…') : '') : i18n.t('Nothing by that name in this trip.')}
          heading={text.trim() === '' && offers.length > 0 ? (offers[0]?.isRecent ? i18n.t('Recent, and near here') : i18n.t('Near here')) : ''}
          note={failed ? i18n.t('Places cannot be searched just now; the items of this trip can.') : ''}
          {...(isFiltered ? { tools: <Segments label={i18n.t('Kind of place')} value={kind} options={kinds} onChange={setKind} />, ...(isTouch ? {} : { footer: words.footer }) } : {})}
        />
      </div>
      {remark && (
        <TargetSelect isSuggesting={!edit} value={target} options={sections.map((section) => ({ list: section.list, label: shortestLabel(section, formats) }))} />
      )}
    </search>
  );
}

/** From the field to the first row, where letters are shortcuts again. */
function leaveFor([first]: readonly Item[]): void {
  const row = first && document.getElementById(openId(first.id));
  if (row) row.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function useChoose() {
  const { trip, addPlace, addOwn, select, setFocus } = usePlanner();
  return (choice: Choice, list: ListId): void => {
    switch (choice.does) {
      case 'show':
        return choice.hit.kind === 'day' ? setFocus(choice.hit.date) : select(choice.hit.id);
      case 'own':
        return addOwn({ title: choice.title, type: kindIn(choice.title), ...(list === IDEAS ? {} : timesOf(choice.time, list, trip.destination?.zone)) }, list);
      case 'link':
        return addOwn({ title: choice.title, type: 'note', url: choice.url }, list);
      case 'place':
        choice.read().then(
          (place) => addPlace(place, list),
          () => toast(i18n.t('{place} could not be read. Please try again.', { place: choice.name }), { tone: 'problem' }),
        );
    }
  };
}

/** On a day, and in the zone that the trip goes to. */
function timesOf(time: ParsedTime | null, day: string, zone: string | null | undefined): Partial<Item> {
  if (!time) return {};
  const start = { start_local: localAt(day, time.start), ...(zone ? { start_zone: zone } : {}) };
  return time.end === null ? start : { ...start, end_local: localAt(day, time.end), ...(zone ? { end_zone: zone } : {}) };
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
