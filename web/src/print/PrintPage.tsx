import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { api, unwrap } from '../api/client.ts';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { useTrip } from '../itinerary/store.ts';
import { TripGate } from '../planner/TripGate.tsx';
import { useRoutes } from '../planner/routes.ts';
import { sectionsOf } from '../planner/sections.ts';
import { useSources } from '../search/sources.ts';
import { Options } from './Options.tsx';
import { World } from './PrintMap.tsx';
import { type Part, Sheets } from './Sheets.tsx';
import { useChecks } from './checks.ts';
import { type Choices, FIRST_CHOICES } from './choices.ts';
import { coverPart } from './coverPart.tsx';
import { dayParts } from './dayParts.tsx';
import type { Doc } from './doc.ts';
import { checklistPart, ideasPart } from './moreParts.tsx';
import { paperFor } from './paper.ts';
import './print.css';

const route = getRouteApi('/i/$id/print');

/** The trip as pages of paper, with what to put on them beside. */
export function PrintPage() {
  const { id } = route.useParams();
  return <TripGate id={id}>{(trip) => <OpenPrint key={id} trip={trip} />}</TripGate>;
}

function OpenPrint({ trip }: { trip: Itinerary }) {
  const { locale } = useFormats();
  // Until it is chosen the paper follows the locale, which is known a moment later than the trip.
  const [chosen, setChosen] = useState<ReturnType<typeof paperFor> | null>(null);
  const [choices, setChoices] = useState(FIRST_CHOICES);
  const paper = chosen ?? paperFor(locale);
  const parts = useParts(trip, choices);
  // The title is what a browser proposes as the name of the file.
  useEffect(() => {
    document.title = i18n.t('{name} · Sojourn', { name: trip.name });
  }, [trip.name]);
  return (
    <div data-print className="desk:flex print:block!">
      <Options trip={trip} paper={paper} choices={choices} onPaper={setChosen} onChoices={setChoices} />
      <main id="main" aria-label={i18n.t('Pages')} className="min-w-0 grow bg-sunken p-4 tablet:p-8 print:bg-transparent! print:p-0!">
        <World />
        <Sheets parts={parts} paper={paper} title={trip.name} />
      </main>
    </div>
  );
}

function useParts(trip: Itinerary, choices: Choices): Part[] {
  const formats = useFormats();
  const sections = useMemo(() => sectionsOf(trip, formats), [trip, formats]);
  const routes = useRoutes(sections);
  const travellers = useTrip((state) => state.remarks.travellers);
  const sources = useSources((state) => state.sources);
  const checks = useChecks(trip);
  const url = useLiveAddress(trip.id);
  return useMemo(() => {
    const doc: Doc = { trip, sections, routes, formats, choices };
    return [coverPart(doc, { url, travellers, sources }), ...dayParts(doc), ...checklistPart(doc, checks), ...ideasPart(doc)];
  }, [trip, sections, routes, formats, choices, url, travellers, sources, checks]);
}

/** Where the trip lives: its public page when it has one, else its address here, for who may sign in. */
function useLiveAddress(id: string): string {
  const params = { path: { id } };
  const { data } = useQuery({ queryKey: ['share', id], queryFn: async () => (await unwrap(api.GET('/api/v1/itineraries/{id}', { params }))).share_url, retry: false });
  return new URL(data ?? `/app/i/${id}`, location.origin).href;
}
