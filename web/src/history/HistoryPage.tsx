import { Link, getRouteApi } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Lost } from '../app/Lost.tsx';
import { useFormats } from '../app/formats.ts';
import { useMe } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { openTrip, useTrip } from '../itinerary/store.ts';
import { useOpenTrip } from '../itinerary/useOpenTrip.ts';
import { Waiting } from '../planner/Waiting.tsx';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Filters } from './Filters.tsx';
import { Offline } from './Offline.tsx';
import { RestoreDialog, type Target } from './RestoreDialog.tsx';
import { StepRow } from './StepRow.tsx';
import { historyKey, useHistory } from './api.ts';
import { dayHeading, daysOf } from './days.ts';
import { type Step, undoneAmong } from './fold.ts';
import type { Words } from './words.ts';

const route = getRouteApi('/i/$id/history');

export function HistoryPage() {
  const { id } = route.useParams();
  const { trip, phase } = useOpenTrip(id);
  if (phase === 'missing') return <Lost />;
  if (!trip) return <Waiting failed={phase === 'failed'} onRetry={() => void openTrip(id)} />;
  return <OpenHistory key={id} trip={trip} />;
}

/** The clock, for "5 min ago". */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const SETTLE_MS = 600;

/** Reads again when the trip has moved on; a reader who has gone further back is asked first. */
function useFresh(id: string, seq: number, pages: number): { isStale: boolean; refresh: () => void } {
  const queries = useQueryClient();
  const [shown, setShown] = useState(seq);
  const isStale = seq !== shown;
  const refresh = (): void => {
    setShown(seq);
    void queries.resetQueries({ queryKey: historyKey(id) });
  };
  useEffect(() => {
    if (!isStale || pages > 1) return;
    const timer = setTimeout(() => {
      setShown(seq);
      void queries.invalidateQueries({ queryKey: historyKey(id) });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isStale, pages, seq, id, queries]);
  return { isStale: isStale && pages > 1, refresh };
}

function useWords(trip: Itinerary, steps: readonly Step[]): Words {
  const formats = useFormats();
  return useMemo(() => {
    const names = new Map(trip.members.map(({ user_id, name }) => [user_id, name]));
    for (const { by, name } of steps) if (name) names.set(by, name);
    const titles = new Map(trip.items.map(({ id, title }) => [id, title]));
    for (const { op, before, after } of steps.flatMap(({ changes }) => changes)) {
      const title = (after ?? before)?.fields.title;
      if (op.type === 'item' && typeof title === 'string' && !titles.has(op.id)) titles.set(op.id, title);
    }
    return { formats, titleOf: (id) => titles.get(id) ?? '', nameOf: (user) => names.get(user) || i18n.t('somebody') };
  }, [trip, steps, formats]);
}

function OpenHistory({ trip }: { trip: Itinerary }) {
  const filter = route.useSearch();
  const { data: me } = useMe();
  const role = useTrip((state) => state.sync?.head?.role ?? '');
  const { data, isPending, isError, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useHistory(trip.id, filter);
  const steps = useMemo(() => data?.pages.flatMap((page) => page.steps) ?? [], [data]);
  const { isStale, refresh } = useFresh(trip.id, trip.seq, data?.pages.length ?? 0);
  const words = useWords(trip, steps);
  const now = useNow();
  const [target, setTarget] = useState<Target | null>(null);
  const undone = useMemo(() => undoneAmong(steps), [steps]);
  const byNumber = useMemo(() => new Map(steps.flatMap(({ changes, by }) => changes.map(({ op }) => [op.seq, by] as const))), [steps]);
  const mayEdit = role === 'owner' || role === 'editor';
  const mine = steps.find(({ by, batch }) => by === me?.id && !undone.has(batch));

  useEffect(() => {
    document.title = i18n.t('History of {name} · Sojourn', { name: trip.name });
  }, [trip.name]);

  return (
    <div className="mx-auto min-h-dvh w-full max-w-3xl px-4 pb-24 tablet:px-8">
      <header className="sticky top-0 z-10 -mx-4 bg-paper px-4 pt-3 pb-3 tablet:-mx-8 tablet:px-8">
        <Link to="/i/$id" params={{ id: trip.id }} className="-ms-1.5 inline-flex h-9 max-w-full items-center gap-1.5 rounded-m pe-3 ps-1.5 text-m text-ink-2 hover:bg-sunken hover:text-ink touch:h-11">
          <Icon name="back" />
          <span className="truncate">{trip.name}</span>
        </Link>
        <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="grow text-2xl font-semibold">{i18n.t('History')}</h1>
          <Filters trip={trip} filter={filter} subject={filter.of ? words.titleOf(filter.of) || (filter.of === trip.id ? i18n.t('the trip') : '') : ''} />
        </div>
      </header>
      <main id="main">
        {isStale && (
          <div className="sticky top-28 z-10 flex justify-center py-2">
            <Button look="primary" icon="up" onClick={refresh}>
              {i18n.t('Show new changes')}
            </Button>
          </div>
        )}
        {isError && steps.length === 0 && <Offline trip={trip} onRetry={() => void refetch()} />}
        {isPending && <p className="py-16 text-center text-ink-2">{i18n.t('Reading the history…')}</p>}
        {!isPending && !isError && steps.length === 0 && (
          <Empty icon="history" title={i18n.t('Nothing here')}>
            {i18n.t('Nobody has done anything like that in the last 180 days.')}
          </Empty>
        )}
        {daysOf(steps).map((day) => (
          <section key={day.date} aria-labelledby={`on-${day.date}`} className="mt-5">
            <h2 id={`on-${day.date}`} className="text-s font-semibold text-ink-2">
              {dayHeading(day.date, now, words.formats)}
            </h2>
            <ol className="mt-2 divide-y divide-line overflow-hidden rounded-l border border-line bg-surface">
              {day.steps.map((step) => (
                <StepRow
                  key={`${step.batch} ${step.seq}`}
                  tripId={trip.id}
                  step={step}
                  words={words}
                  now={now}
                  isMine={step.by === me?.id}
                  isLatest={step === mine}
                  isUndone={undone.has(step.batch)}
                  mayEdit={mayEdit}
                  overWhom={step.over.map((seq) => byNumber.get(seq) ?? '')}
                  onRestore={setTarget}
                />
              ))}
            </ol>
          </section>
        ))}
        {hasNextPage && (
          <div className="mt-6 flex justify-center">
            <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {isFetchingNextPage ? i18n.t('Reading…') : i18n.t('Older')}
            </Button>
          </div>
        )}
      </main>
      {target && <RestoreDialog trip={trip} target={target} words={words} onClose={() => setTarget(null)} />}
    </div>
  );
}
