import type { ReactNode } from 'react';
import { i18n } from '../i18n.ts';
import type { Item, Money } from '../itinerary/model.ts';
import { mapModelOf } from '../map/model.ts';
import type { Source } from '../search/sources.ts';
import type { Traveller } from '../sync/remarks.ts';
import { leavesOn, staysOf } from '../itinerary/stays.ts';
import { DayLine, DayMark } from './DayMark.tsx';
import { PrintMap } from './PrintMap.tsx';
import { Qr } from './Qr.tsx';
import type { Block, Part } from './Sheets.tsx';
import { type DaySection, type Doc, daysOf } from './doc.ts';
import { pieces } from './paginate.ts';

const MAP = { width: 688, height: 330 };
const PIECE = 900;

export interface Cover {
  url: string;
  travellers: readonly Traveller[];
  sources: readonly Source[];
}

/** The first page: what the trip is, where it goes, its days and its beds. */
export function coverPart(doc: Doc, cover: Cover): Part {
  return {
    key: 'cover',
    head: (continued) => (continued ? <h2 className="border-b border-line pb-2 text-xl font-semibold">{i18n.t('{trip} (continued)', { trip: doc.trip.name })}</h2> : <Title doc={doc} url={cover.url} />),
    blocks: [...mapBlock(doc), ...aboutBlocks(doc), ...overview(doc), ...stays(doc), ...people(doc, cover), ...costs(doc), credits(cover)],
  };
}

function Title({ doc: { trip, formats }, url }: { doc: Doc; url: string }) {
  return (
    <header className="flex items-start justify-between gap-6">
      <div className="min-w-0">
        <h1 className="text-3xl leading-tight font-semibold tracking-tight wrap-anywhere">{trip.name}</h1>
        {trip.start_date && trip.end_date && <p className="mt-2 text-l">{formats.range(trip.start_date, trip.end_date)}</p>}
        {trip.destination && <p className="text-ink-2">{trip.destination.name}</p>}
      </div>
      <Qr url={url} />
    </header>
  );
}

function mapBlock({ sections, routes, choices, trip, formats }: Doc): Block[] {
  const dated = sections.filter(({ date }) => date !== null);
  if (!choices.map || !dated.some(({ stops }) => stops.size > 0)) return [];
  return [
    {
      key: 'map',
      body: (
        <div className="pt-3">
          <PrintMap overview model={mapModelOf(dated, routes, null)} size={MAP} units={formats.units} label={i18n.t('Map of {trip}', { trip: trip.name })} />
        </div>
      ),
    },
  ];
}

function aboutBlocks({ trip, choices }: Doc): Block[] {
  if (!choices.notes) return [];
  return pieces(trip.description, PIECE).map((piece, at) => ({ key: `about ${at}`, body: <p className="pt-3 wrap-anywhere whitespace-pre-line">{piece}</p> }));
}

const heading = (key: string, text: string, first: ReactNode): Block => ({
  key,
  // Together with what comes first under it: a heading alone at the foot of a page says nothing.
  body: (
    <>
      <h2 className="pt-4 pb-1 text-l font-semibold">{text}</h2>
      {first}
    </>
  ),
});

/** A heading with its lines, each of which may go on the next page. */
export function listed<T>(key: string, text: string, all: readonly T[], line: (one: T) => ReactNode): Block[] {
  const [first, ...rest] = all;
  if (first === undefined) return [];
  return [heading(key, text, line(first)), ...rest.map((one, at) => ({ key: `${key} ${at}`, body: line(one) }))];
}

function overview(doc: Doc): Block[] {
  return listed('days', i18n.t('The days'), daysOf(doc), (day) => <DayRow day={day} doc={doc} />);
}

function DayRow({ day, doc: { formats } }: { day: DaySection; doc: Doc }) {
  const titles = day.rows.filter(({ type }) => type !== 'note').map(({ title }) => title);
  return (
    <div className="flex items-center gap-2.5 border-b border-line py-1.5">
      <DayMark number={day.number} />
      <DayLine style={day.style} width={36} />
      <span className="w-24 shrink-0 text-s tabular">{formats.day(day.date)}</span>
      <span className="min-w-0 grow truncate">
        {day.title && <span className="font-semibold">{day.title}</span>}
        {day.title && titles.length > 0 && ' · '}
        <span className="text-s text-ink-2">{titles.join(', ')}</span>
      </span>
    </div>
  );
}

function stays(doc: Doc): Block[] {
  return listed('stays', i18n.t('Stays'), staysOf(doc.trip.items), (item) => <StayRow item={item} doc={doc} />);
}

function StayRow({ item, doc: { formats, choices } }: { item: Item; doc: Doc }) {
  const leaves = leavesOn(item);
  return (
    <div className="flex gap-2.5 border-b border-line py-1.5 text-s">
      <span className="w-40 shrink-0 tabular">{item.day !== null && leaves !== null && i18n.t('{first} to {last}', { first: formats.day(item.day), last: formats.day(leaves) })}</span>
      <span className="min-w-0 wrap-anywhere">
        <span className="text-m font-semibold">{item.title}</span>
        {item.location?.address && <span className="block text-ink-2">{item.location.address}</span>}
        {choices.bookings && item.booking_ref && <span className="block">{i18n.t('Booking reference: {code}', { code: item.booking_ref })}</span>}
      </span>
    </div>
  );
}

function people({ trip, choices }: Doc, { travellers }: Cover): Block[] {
  if (!choices.people) return [];
  const named = travellers.length > 0 ? travellers.map(({ name }) => name) : trip.members.map(({ name }) => name);
  const names = [...new Set(named.filter(Boolean))];
  return names.length === 0 ? [] : [heading('people', i18n.t('People'), <p className="wrap-anywhere">{names.join(', ')}</p>)];
}

function costs({ trip, formats, choices }: Doc): Block[] {
  if (!choices.costs) return [];
  const sums = new Map<string, number>();
  for (const { cost } of trip.items) if (cost) sums.set(cost.currency, (sums.get(cost.currency) ?? 0) + cost.amount);
  const each = [...sums].map(([currency, amount]): Money => ({ currency, amount }));
  return listed('costs', i18n.t('Planned costs'), each, (money) => <p className="tabular">{formats.money(money)}</p>);
}

function credits({ sources }: Cover): Block {
  const names = sources.map(({ text, licence }) => (licence ? `${text} (${licence})` : text)).join('; ');
  return { key: 'credits', body: <p className="pt-4 text-2xs text-ink-3 wrap-anywhere">{i18n.t('Map and places: {names}', { names })}</p> };
}
