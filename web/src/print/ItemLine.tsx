import { i18n } from '../i18n.ts';
import { type Item, isTransport } from '../itinerary/model.ts';
import { timeText } from '../planner/facts.ts';
import { modeName, typeName } from '../planner/names.ts';
import type { Section } from '../planner/sections.ts';
import { zoneAbbreviation } from '../time/zone.ts';
import type { Way } from '../today/estimate.ts';
import { positionOf } from '../today/Where.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Block } from './Sheets.tsx';
import { type Doc, wayFrom } from './doc.ts';
import { pieces } from './paginate.ts';

/** Longer notes may go on on another page. */
const PIECE = 700;

/** The rows of a day: an item, then what its notes need beyond the first piece. */
export function itemBlocks(doc: Doc, section: Section): Block[] {
  return section.rows.flatMap((item) => {
    const [first = '', ...rest] = doc.choices.notes ? pieces(item.description, PIECE) : [];
    const way = wayFrom(item, section, doc.routes);
    const row = { key: item.id, body: <ItemLine doc={doc} item={item} number={section.stops.get(item.id)} notes={first} way={rest.length > 0 ? null : way} style={section.style.solid} /> };
    return [row, ...rest.map((piece, at) => ({ key: `${item.id} ${at}`, body: <MoreNotes text={piece} way={at === rest.length - 1 ? way : null} doc={doc} /> }))];
  });
}

interface ItemLineProps {
  doc: Doc;
  item: Item;
  number: number | undefined;
  notes: string;
  way: Way | null;
  style: string;
}

function ItemLine({ doc, item, number, notes, way, style }: ItemLineProps) {
  const { formats, choices } = doc;
  return (
    <div className="pt-2">
      <div className="grid grid-cols-[1.5rem_6.5rem_1fr] gap-x-3">
        <span style={{ '--day': style }} className={`grid size-6 place-items-center rounded-full text-xs font-semibold tabular ${number === undefined ? 'border border-line-strong text-ink-2' : 'bg-day text-white'}`}>
          {number ?? <Icon name={item.type} size={13} />}
        </span>
        <p className="pt-0.5 text-s font-medium tabular">
          {timeText(item, formats)}
          <Zones item={item} locale={formats.locale} />
        </p>
        <div className="min-w-0">
          <p className="font-semibold wrap-anywhere">{item.title}</p>
          <p className="text-s text-ink-2 wrap-anywhere">{[typeName(item.type), item.duration_min ? formats.duration(item.duration_min) : ''].filter(Boolean).join(' · ')}</p>
          <Address item={item} />
          {choices.costs && item.cost && <p className="text-s">{i18n.t('Cost: {amount}', { amount: formats.money(item.cost) })}</p>}
          {choices.bookings && item.booking_ref && <p className="text-s">{i18n.t('Booking reference: {code}', { code: item.booking_ref })}</p>}
          {notes && <p className="mt-1 text-s wrap-anywhere whitespace-pre-line">{notes}</p>}
        </div>
      </div>
      <WayLine way={way} doc={doc} />
    </div>
  );
}

/** Which clock a time is of, where a journey changes it. */
function Zones({ item: { start_local, start_zone, end_local, end_zone }, locale }: { item: Item; locale: string }) {
  if (!start_local || !start_zone || !end_local || !end_zone || start_zone === end_zone) return null;
  return (
    <span className="block text-xs font-normal text-ink-2">
      {zoneAbbreviation(start_zone, start_local, locale)} – {zoneAbbreviation(end_zone, end_local, locale)}
    </span>
  );
}

function Address({ item }: { item: Item }) {
  const { location, end_location: end } = item;
  if (!location) return null;
  const line = (place: NonNullable<Item['location']>) => [place.name === item.title ? '' : place.name, place.address ?? '', positionOf(place)].filter(Boolean).join(' · ');
  if (isTransport(item.type) && end) {
    return (
      <>
        <p className="text-s text-ink-2 wrap-anywhere">{i18n.t('From {place}', { place: line(location) })}</p>
        <p className="text-s text-ink-2 wrap-anywhere">{i18n.t('To {place}', { place: line(end) })}</p>
      </>
    );
  }
  return <p className="text-s text-ink-2 wrap-anywhere">{line(location)}</p>;
}

function MoreNotes({ text, way, doc }: { text: string; way: Way | null; doc: Doc }) {
  return (
    <>
      <p className="ms-[10rem] ps-2 text-s wrap-anywhere whitespace-pre-line">{text}</p>
      <WayLine way={way} doc={doc} />
    </>
  );
}

function WayLine({ way, doc: { formats } }: { way: Way | null; doc: Doc }) {
  if (!way || way.minutes === 0) return null;
  const text = i18n.t('{duration} {mode}, {distance}', { duration: formats.duration(way.minutes), mode: modeName(way.mode), distance: formats.distance(way.distance_m) });
  return (
    <p className="mt-1.5 ms-[11px] flex items-center gap-2 border-s-2 border-dotted border-line-strong py-0.5 ps-6 text-xs text-ink-2">
      <Icon name={way.mode === 'walk' ? 'walk' : way.mode === 'drive' ? 'car' : 'transit'} size={13} />
      {text}
      {way.estimated && <span>{i18n.t('(estimated)')}</span>}
    </p>
  );
}
