import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { useTrip } from '../itinerary/store.ts';
import { usePlanner } from '../planner/context.ts';
import { shortLabel } from '../planner/sections.ts';
import { useMay } from '../planner/useMay.ts';
import { isDate } from '../time/dates.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Segments } from '../ui/Segments.tsx';
import { SuggestionCard } from './SuggestionCard.tsx';
import { Thread } from './Thread.tsx';
import { type TalkTab, useTalk } from './open.ts';

const close = (): void => useTalk.setState({ tab: null, about: null });

/** What is said about the trip: suggestions to decide on, and every thread of comments. */
export function TalkDialog() {
  const { tab } = useTalk();
  const { comments, suggestions } = useTrip((state) => state.remarks);
  const waiting = suggestions.filter(({ status }) => status === 'open').length;
  const said = [...comments.values()].reduce((sum, thread) => sum + thread.length, 0);
  const tabs: { value: TalkTab; label: string }[] = [
    { value: 'comments', label: i18n.t('{count, plural, =0 {Comments} other {Comments (#)}}', { count: said }) },
    { value: 'suggestions', label: i18n.t('{count, plural, =0 {Suggestions} other {Suggestions (#)}}', { count: waiting }) },
  ];
  return (
    <Dialog wide open onOpenChange={close} title={i18n.t('Discussion')}>
      <Segments label={i18n.t('What to show')} value={tab ?? 'comments'} options={tabs} onChange={(next) => useTalk.setState({ tab: next, about: null })} />
      <div className="mt-4">{tab === 'suggestions' ? <Suggestions /> : <Comments />}</div>
    </Dialog>
  );
}

function Suggestions() {
  const { trip, select } = usePlanner();
  const { edit, remark } = useMay();
  const suggestions = useTrip((state) => state.remarks.suggestions);
  const open = suggestions.filter(({ status }) => status === 'open');
  const decided = suggestions.filter(({ status }) => status !== 'open').toReversed();
  const show = (about: string) => {
    if (!trip.items.some(({ id }) => id === about)) return {};
    return {
      onShow: () => {
        close();
        select(about);
      },
    };
  };
  const empty = edit
    ? i18n.t('Nothing to decide. What people with the role Commenter suggest is listed here.')
    : remark
      ? i18n.t('Nothing suggested. Open an item and choose “Suggest a change”, or search for a place to suggest.')
      : i18n.t('Nothing suggested.');
  return (
    <div className="grid gap-3">
      {open.length === 0 && <p className="text-m text-ink-2">{empty}</p>}
      <ul aria-label={i18n.t('Open suggestions')} className="grid gap-3 empty:hidden">
        {open.map((suggestion) => (
          <SuggestionCard key={suggestion.id} suggestion={suggestion} {...show(suggestion.about)} />
        ))}
      </ul>
      {decided.length > 0 && (
        <details className="mt-1">
          <summary className="flex min-h-9 items-center text-m text-ink-2 touch:min-h-11">{i18n.t('Decided ({count})', { count: decided.length })}</summary>
          <ul className="mt-2 grid gap-3">
            {decided.map((suggestion) => (
              <SuggestionCard key={suggestion.id} suggestion={suggestion} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Comments() {
  const { trip } = usePlanner();
  const about = useTalk((state) => state.about);
  const label = useLabels();
  if (about === null) {
    return (
      <>
        <h3 className="mb-3 font-semibold">{i18n.t('The trip')}</h3>
        <Thread about={trip.id} label={i18n.t('the trip')} />
        <Others trip={trip} />
      </>
    );
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{label(about)}</h3>
        <Button look="quiet" icon="back" onClick={() => useTalk.setState({ about: null })}>
          {i18n.t('All comments')}
        </Button>
      </div>
      <Thread key={about} about={about} label={label(about)} />
    </>
  );
}

/** The name of what comments are about: a day or an item. */
function useLabels(): (about: string) => string {
  const { trip, sections } = usePlanner();
  const formats = useFormats();
  return (about) => {
    const section = sections.find(({ date }) => date === about);
    if (section) return shortLabel(section, formats);
    return isDate(about) ? formats.day(about) : (trip.items.find(({ id }) => id === about)?.title ?? i18n.t('Something that was removed'));
  };
}

/** The other threads, in the plan's order, each a press away. */
function Others({ trip }: { trip: Itinerary }) {
  const { sections, select } = usePlanner();
  const comments = useTrip((state) => state.remarks.comments);
  const label = useLabels();
  const inPlan = sections.flatMap(({ date, rows }) => [...(date === null ? [] : [date]), ...rows.map(({ id }) => id)]);
  const rest = [...comments.keys()].filter((about) => about !== trip.id && !inPlan.includes(about));
  const threads = [...inPlan, ...rest].filter((about) => comments.has(about));
  if (threads.length === 0) return null;
  const open = (about: string) => {
    if (!trip.items.some(({ id }) => id === about)) return useTalk.setState({ about });
    close();
    select(about);
  };
  return (
    <section aria-labelledby="talk-others" className="mt-6 border-t border-line pt-4">
      <h3 id="talk-others" className="font-semibold">
        {i18n.t('Days and items')}
      </h3>
      <ul className="mt-1 -mx-2">
        {threads.map((about) => {
          const thread = comments.get(about) ?? [];
          return (
            <li key={about}>
              <button type="button" onClick={() => open(about)} className="flex min-h-11 w-full items-center gap-3 rounded-m px-2 py-1.5 text-start hover:bg-sunken">
                <span className="min-w-0 grow">
                  <span className="block truncate font-medium">{label(about)}</span>
                  <span className="block truncate text-s text-ink-2">{thread.at(-1)?.text}</span>
                </span>
                <span className="text-s text-ink-3 tabular">
                  {thread.length}
                  <span className="sr-only"> {i18n.t('{count, plural, one {comment} other {comments}}', { count: thread.length })}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
