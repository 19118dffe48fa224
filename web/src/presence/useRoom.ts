import { useEffect, useRef } from 'react';
import { i18n } from '../i18n.ts';
import { openSync } from '../itinerary/store.ts';
import type { Peer } from '../sync/peer.ts';
import { announce } from '../ui/toast.ts';
import { Sender } from './sender.ts';
import { recallShown } from './shown.ts';
import { hearMine, leaveAll, personsOf, setPeers, usePresence } from './store.ts';

const SAID_MS = 2500;

/** Fills the store with who is here, and tells them where the reader is while the page is in sight. */
export function useRoom(): void {
  const isShown = usePresence((state) => state.isShown);
  const sender = useRef<Sender>(undefined);

  useEffect(() => {
    const sync = openSync();
    if (!sync) return;
    recallShown(sync.user);
    const mine = new Sender((doing) => sync.room.say(doing));
    sender.current = mine;
    let line = '';
    const unlisten = sync.room.listen((news) => {
      if (news.kind !== 'peers') return;
      const others = news.peers.filter(({ key }) => key !== news.key);
      mine.setAlone(others.length === 0);
      setPeers(others.filter(({ user }) => user !== sync.user));
      if (news.key !== line && news.key !== '') mine.greet();
      line = news.key;
    });
    const unhear = hearMine((doing) => mine.tell(doing));
    return () => {
      unlisten();
      unhear();
      mine.setOn(false);
      leaveAll();
    };
  }, []);

  useEffect(() => {
    const look = (): void => sender.current?.setOn(isShown && document.visibilityState === 'visible');
    const leave = (): void => sender.current?.setOn(false);
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pageshow', look);
    window.addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pageshow', look);
      window.removeEventListener('pagehide', leave);
    };
  }, [isShown]);
}

const list = (persons: readonly Peer[]): string => new Intl.ListFormat(i18n.locale).format(persons.map(({ name }) => name));

/** Who came and who went, read aloud once things have settled. Where anybody points is never said. */
export function useComings(): void {
  const users = usePresence((state) => personsOf(state.peers).map(({ user }) => user).join(' '));
  const said = useRef<Peer[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = personsOf(usePresence.getState().peers);
      const come = now.filter(({ user }) => !said.current.some((known) => known.user === user));
      const gone = said.current.filter(({ user }) => !now.some((known) => known.user === user));
      said.current = now;
      const news = [
        come.length > 0 ? i18n.t('{count, plural, one {{names} is here} other {{names} are here}}', { count: come.length, names: list(come) }) : '',
        gone.length > 0 ? i18n.t('{count, plural, one {{names} left} other {{names} left}}', { count: gone.length, names: list(gone) }) : '',
      ].filter(Boolean);
      if (news.length > 0) announce(`${news.join('. ')}.`);
    }, SAID_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- each coming and going begins the wait anew
  }, [users]);
}
