import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { i18n } from '../i18n.ts';
import { openSync } from '../itinerary/store.ts';
import { usePlanner, useView } from '../planner/context.ts';
import { announce } from '../ui/toast.ts';
import { ledBy, usePresence } from './store.ts';
import { parseView } from './view.ts';

const route = getRouteApi('/i/$id');

export function follow(user: string | null): void {
  usePresence.setState({ following: user });
}

/** Keys that only reach for another key, or move focus to what stops the following. */
const IDLE_KEYS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Tab']);

/** Stops as soon as the reader does something themselves. Escape does nothing else then. */
function useOwnWay(isFollowing: boolean): void {
  useEffect(() => {
    if (!isFollowing) return;
    // What starts and stops the following decides itself.
    const isButton = ({ target }: Event): boolean => target instanceof Element && target.closest('[data-follow]') !== null;
    const stop = (event: Event): void => {
      if (!isButton(event)) follow(null);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (IDLE_KEYS.has(event.key)) return;
      if (event.key !== 'Escape') return stop(event);
      event.preventDefault();
      event.stopPropagation();
      follow(null);
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', stop, true);
    document.addEventListener('wheel', stop, { capture: true, passive: true });
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', stop, true);
      document.removeEventListener('wheel', stop, true);
    };
  }, [isFollowing]);
}

/** Who began within this of each other cannot tell who was first. */
const AT_ONCE_MS = 2000;

/** Two who follow each other would go nowhere: whoever was first gives up when the other begins, or one of the two by their ids. */
function useNoCircle(after: string | null | undefined): void {
  const following = usePresence((state) => state.following);
  const was = useRef<{ following: string | null; after: string | null | undefined; since: number }>({ following, after, since: 0 });
  useEffect(() => {
    const reader = openSync()?.user;
    const isSame = was.current.following === following;
    const isNew = isSame && was.current.after !== after;
    const since = isSame ? was.current.since : Date.now();
    was.current = { following, after, since };
    if (!reader || !isNew || after !== reader || following === null) return;
    if (Date.now() - since > AT_ONCE_MS || reader < following) follow(null);
  }, [following, after]);
}

/** Takes the list and the details to where the followed person is; the map goes by itself (see map/useTarget.ts). */
export function useFollow(): void {
  const { selected, focus, trip, sections } = usePlanner();
  const leader = usePresence(ledBy);
  const navigate = route.useNavigate();
  const where = useMemo(() => (leader ? parseView(leader.view ?? '') : null), [leader]);
  useOwnWay(leader !== null);
  useNoCircle(where?.after);

  const name = leader?.name;
  useEffect(() => {
    if (!name) return;
    announce(i18n.t('Following {name}. Escape stops it.', { name }));
    return () => announce(i18n.t('Not following {name} any more.', { name }));
  }, [name]);

  const item = trip.items.some(({ id }) => id === where?.item) ? (where?.item ?? null) : null;
  const day = sections.some(({ list }) => list === where?.day) ? (where?.day ?? null) : null;
  const isElsewhere = where !== null && (item !== (selected?.id ?? null) || day !== focus);
  useEffect(() => {
    if (isElsewhere) void navigate({ search: ({ item: _item, day: _day, ...rest }) => ({ ...rest, ...(item ? { item } : {}), ...(day ? { day } : {}) }), replace: true });
  }, [isElsewhere, item, day, navigate]);

  const at = where?.at ?? null;
  useEffect(() => {
    if (at !== null && item === null) useView.setState({ scrollTo: at });
  }, [at, item]);
}
