/** Opening hours of one day: spans of minutes from its midnight, none when it is closed; an end past 1440 is on the next day. */
export type Spans = readonly (readonly [start: number, end: number])[];

const DAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SEASON = /^([A-Z][a-z]{2})(?:\s*-\s*([A-Z][a-z]{2}))?:?\s+(?=\S)/;
const RULE = /^(?:((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:\s*[-,]\s*(?:Mo|Tu|We|Th|Fr|Sa|Su))*)\s+)?(off|closed|24\/7|\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}(?:\s*,\s*\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})*)$/;

function daysOf(text: string): Set<number> {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [from = -1, to = from] = part.split('-').map((name) => DAYS.indexOf(name.trim()));
    for (let day = from; ; day = (day + 1) % 7) {
      found.add(day);
      if (day === to) break;
    }
  }
  return found;
}

const clock = (text: string): number => {
  const [hours = NaN, minutes = NaN] = text.trim().split(':').map(Number);
  return hours <= 24 && minutes < 60 ? hours * 60 + minutes : NaN;
};

/** Takes the months before a rule off it, as "May-Sep", and says whether they hold this one. */
function seasonOf(rule: string, month: number): { rest: string; isInside: boolean } {
  const match = SEASON.exec(rule);
  const from = MONTHS.indexOf(match?.[1] ?? '');
  const to = match?.[2] === undefined ? from : MONTHS.indexOf(match[2]);
  // What is no month stays, and the rule is refused for it.
  if (!match || from < 0 || to < 0) return { rest: rule, isInside: true };
  const isInside = from <= to ? from <= month && month <= to : month >= from || month <= to;
  return { rest: rule.slice(match[0].length), isInside };
}

function spansOf(text: string): Spans | null {
  if (text === 'off' || text === 'closed') return [];
  if (text === '24/7') return [[0, 1440]];
  const spans = text.split(',').map((span) => {
    const [start = NaN, end = NaN] = span.split('-').map(clock);
    return [start, end <= start ? end + 1440 : end] as const;
  });
  return spans.some((span) => span.some(Number.isNaN)) ? null : spans;
}

/**
 * What OpenStreetMap's opening hours say of a date. Only weekdays and months with spans are read; null for whatever says
 * more than that (holidays, weeks, sunset): a part of it would be a wrong answer.
 */
export function hoursOn(written: string, date: string): Spans | null {
  const at = new Date(`${date}T00:00:00Z`);
  const weekday = at.getUTCDay();
  let spans: Spans = [];
  for (const rule of written.split(';').map((part) => part.trim()).filter(Boolean)) {
    const { rest, isInside } = seasonOf(rule, at.getUTCMonth());
    const match = RULE.exec(rest);
    const of = match && spansOf(match[2] ?? '');
    if (!match || !of) return null;
    // A later rule stands instead of the earlier ones on its days.
    if (isInside && (!match[1] || daysOf(match[1]).has(weekday))) spans = of;
  }
  return written.trim() === '' || Number.isNaN(weekday) ? null : spans;
}
