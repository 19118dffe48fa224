import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, unwrap } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { announce } from '../ui/toast.ts';
import { FeedAddress } from './FeedAddress.tsx';
import { failureText } from './refusal.ts';

/** The secret address of the trip's calendar: asked for where it is shown, since no replica knows it. */
function useFeed(id: string) {
  const params = { path: { id } };
  const queries = useQueryClient();
  const queryKey = ['feed', id];
  const feed = useQuery({ queryKey, retry: false, queryFn: () => unwrap(api.GET('/api/v1/itineraries/{id}/feed', { params })) });
  const open = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/itineraries/{id}/feed', { params })),
    onSuccess: (made) => {
      queries.setQueryData(queryKey, made);
      announce(i18n.t('The calendar has an address.'));
    },
  });
  const close = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/itineraries/{id}/feed', { params })),
    onSuccess: () => {
      queries.setQueryData(queryKey, { url: null });
      announce(i18n.t('The address no longer works.'));
    },
  });
  return { feed, open, close };
}

export function Feed({ id, mayEdit }: { id: string; mayEdit: boolean }) {
  const { feed, open, close } = useFeed(id);
  const title = useRef<HTMLHeadingElement>(null);
  const url = feed.data?.url ?? null;
  const error = feed.error ?? open.error ?? close.error;
  const problem = error ? toProblem(error) : null;
  // The button that was pressed goes with what it did: focus stays in the section.
  const [acted, setActed] = useState(0);
  useEffect(() => {
    if (acted > 0) title.current?.focus();
  }, [acted]);
  const after = { onSuccess: () => setActed((before) => before + 1) };
  return (
    <section aria-labelledby="feed-title" className="mt-6 border-t border-line pt-5">
      <h3 id="feed-title" ref={title} tabIndex={-1} className="font-semibold outline-none">
        {i18n.t('Subscribe in your calendar')}
      </h3>
      <p className="mt-0.5 text-m text-ink-2">
        {i18n.t('A calendar that follows the trip: it shows every change, a little later. It has times and places, never notes, costs or booking references.')}
      </p>
      {problem && (
        <p role="alert" className="mt-3 rounded-m bg-danger-soft px-3 py-2 text-danger">
          {failureText(problem.status, problem)}{' '}
          {feed.isError && (
            <button type="button" className="font-semibold underline touch:min-h-11" onClick={() => void feed.refetch()}>
              {i18n.t('Try again')}
            </button>
          )}
        </p>
      )}
      {feed.isPending && <div aria-hidden="true" className="mt-3 h-10 animate-pulse rounded-m bg-sunken" />}
      {url !== null && <FeedAddress url={url} mayEdit={mayEdit} isClosing={close.isPending} onClose={() => close.mutate(undefined, after)} />}
      {feed.isSuccess && url === null && mayEdit && (
        <Button icon="calendar" className="mt-3" disabled={open.isPending} onClick={() => open.mutate(undefined, after)}>
          {i18n.t('Create a calendar address')}
        </Button>
      )}
      {feed.isSuccess && url === null && !mayEdit && <p className="mt-3 rounded-m bg-sunken px-3 py-2">{i18n.t('This trip has no calendar address yet. Its owner and editors can create one.')}</p>}
    </section>
  );
}
