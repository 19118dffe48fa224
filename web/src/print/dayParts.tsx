import { i18n } from '../i18n.ts';
import { mapModelOf } from '../map/model.ts';
import type { Section } from '../planner/sections.ts';
import { stayOf } from '../itinerary/stays.ts';
import { positionOf } from '../today/Where.tsx';
import { DayLine, DayMark } from './DayMark.tsx';
import { itemBlocks } from './ItemLine.tsx';
import { PrintMap, mapLabel } from './PrintMap.tsx';
import type { Block, Part } from './Sheets.tsx';
import { type DaySection, type Doc, daysOf } from './doc.ts';
import { pieces } from './paginate.ts';

const MAP = { width: 688, height: 250 };
const PIECE = 900;

/** A part a day. */
export const dayParts = (doc: Doc): Part[] => daysOf(doc).map((day) => dayPart(doc, day));

function dayPart(doc: Doc, day: DaySection): Part {
  return {
    key: day.date,
    head: (continued) => <DayHead day={day} continued={continued} />,
    blocks: [...mapBlock(doc, day), ...noteBlocks(doc, day), ...rowBlocks(doc, day), ...stayBlock(doc, day)],
  };
}

function DayHead({ day, continued }: { day: DaySection; continued: boolean }) {
  return (
    <header className="border-b border-line pb-2">
      <div className="flex items-center gap-2.5">
        <DayMark number={day.number} />
        <h2 className="min-w-0 text-xl leading-tight font-semibold wrap-anywhere">
          {day.label}
          {continued && <span className="text-m font-normal text-ink-2"> {i18n.t('(continued)')}</span>}
        </h2>
        <span className="grow" />
        <DayLine style={day.style} />
      </div>
      {day.title && !continued && <p className="mt-0.5 ms-8.5 text-ink-2 wrap-anywhere">{day.title}</p>}
    </header>
  );
}

function mapBlock({ sections, routes, choices, formats }: Doc, day: Section): Block[] {
  if (!choices.map || day.stops.size === 0) return [];
  const model = mapModelOf(sections.filter(({ list }) => list === day.list), routes, null);
  return [
    {
      key: 'map',
      body: (
        <div className="pt-3 pb-1">
          <PrintMap model={model} size={MAP} units={formats.units} label={mapLabel(day.label)} />
        </div>
      ),
    },
  ];
}

function noteBlocks({ choices }: Doc, { notes }: Section): Block[] {
  if (!choices.notes) return [];
  return pieces(notes, PIECE).map((piece, at) => ({ key: `note ${at}`, body: <p className="pt-2 text-s wrap-anywhere whitespace-pre-line">{piece}</p> }));
}

function rowBlocks(doc: Doc, day: Section): Block[] {
  if (day.rows.length > 0) return itemBlocks(doc, day);
  return [{ key: 'empty', body: <p className="pt-3 text-ink-2">{i18n.t('Nothing is planned for this day.')}</p> }];
}

function stayBlock({ trip, choices }: Doc, day: DaySection): Block[] {
  const stay = stayOf(trip.items, day.date);
  if (!stay || day.date === trip.end_date) return [];
  const where = [stay.location?.address || (stay.location ? positionOf(stay.location) : ''), choices.bookings && stay.booking_ref ? i18n.t('Booking reference: {code}', { code: stay.booking_ref }) : ''];
  return [
    {
      key: 'stay',
      body: (
        <p className="mt-3 rounded-m border border-line px-3 py-2 text-s">
          <span className="font-semibold">{i18n.t('Tonight: {stay}', { stay: stay.title })}</span>
          <span className="block text-ink-2">{where.filter(Boolean).join(' · ')}</span>
        </p>
      ),
    },
  ];
}
