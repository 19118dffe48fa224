import { useMemo } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Planner } from '../planner/context.ts';
import { useTargetList } from '../planner/context.ts';
import { nearOf } from '../planner/near.ts';
import { shortLabel } from '../planner/sections.ts';
import { useMay } from '../planner/useMay.ts';
import { placeIcon } from '../search/kinds.ts';
import { searchTrip } from '../search/own.ts';
import { fetchPlace, useSuggestions } from '../search/suggest.ts';
import { toast } from '../ui/toast.ts';
import type { Command } from './useCommands.ts';

const PLACES = 4;

/** The trip's own items by what is written in them. They open; a "#" in the id keeps them out of what was last done. */
export function useItemHits({ trip, sections, select }: Planner, text: string): Command[] {
  const formats = useFormats();
  return useMemo(
    () =>
      searchTrip(trip, text).flatMap((hit): Command[] => {
        if (hit.kind !== 'item') return [];
        const section = sections.find(({ list }) => list === hit.list);
        return [{ id: `#${hit.id}`, group: 'item', icon: section?.date ? 'list' : 'idea', title: hit.title, detail: section ? shortLabel(section, formats) : '', run: () => select(hit.id) }];
      }),
    [trip, sections, select, text, formats],
  );
}

/** Places of the gazetteer that can be added to the day in sight, below everything that is the trip's own. */
export function usePlaceHits({ trip, sections, addPlace }: Planner, text: string): { heading: string; rows: Command[] } {
  const formats = useFormats();
  const target = useTargetList();
  const { edit, remark } = useMay();
  const { suggestions } = useSuggestions(remark && text.trim().length > 1 ? text : '', nearOf(trip), null);
  const section = sections.find(({ list }) => list === target);
  const list = section ? shortLabel(section, formats) : '';
  const rows = suggestions.slice(0, PLACES).map((hit): Command => ({
    id: `#place ${hit.id}`,
    group: 'item',
    icon: placeIcon(hit.type),
    title: hit.label || hit.name,
    run: () =>
      void fetchPlace(hit.id).then(
        (place) => addPlace(place, target),
        () => toast(i18n.t('{place} could not be read. Please try again.', { place: hit.name }), { tone: 'problem' }),
      ),
  }));
  return { heading: edit ? i18n.t('Add to {list}', { list }) : i18n.t('Suggest for {list}', { list }), rows };
}
