import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Peer } from '../sync/peer.ts';
import { whoStyle } from './palette.ts';
import { personsOf, rowOf, usePresence } from './store.ts';

const IDLE_MS = 4000;

/** Whether something has stayed as it is for a while. */
export function useIdle(of: string): boolean {
  const [idle, setIdle] = useState('');
  useEffect(() => {
    const timer = setTimeout(setIdle, IDLE_MS, of);
    return () => clearTimeout(timer);
  }, [of]);
  return idle === of;
}

function NameTag({ peer, className }: { peer: Peer; className: string }) {
  return (
    <span style={whoStyle(peer.colour)} className={`pointer-events-none max-w-36 truncate rounded-full bg-(--who) px-1.5 text-2xs leading-4 font-medium text-white shadow-1 ${className}`}>
      {peer.name}
    </span>
  );
}

/** A ring around what somebody is at, with their name, and their pointer where they point into it. */
export function SpotMarks({ id, field }: { id: string; field?: string }) {
  const at = usePresence(useShallow(({ peers }) => personsOf(peers.filter(({ focus }) => focus?.id === id && (!field || focus.field === field)))));
  const pointing = usePresence(useShallow(({ peers }) => (field ? [] : peers.filter((peer) => rowOf(peer) === id))));
  const [first] = at;
  return (
    <span aria-hidden="true" data-visitors={at.map(({ name }) => name).join(', ')} className="pointer-events-none absolute inset-0 z-3 animate-fade">
      {first && <span style={whoStyle(first.colour)} className={`absolute rounded-m border-2 border-(--who-ring) ${field ? '-inset-x-2.5 -inset-y-1.5' : 'inset-0'}`} />}
      {first && (
        // Below a row: above the first of a day the day's heading would cover it.
        <span className={`absolute end-3 flex max-w-full gap-1 ${field ? '-top-3' : '-bottom-2'}`}>
          {at.map((peer) => (
            <NameTag key={peer.user} peer={peer} className="" />
          ))}
        </span>
      )}
      {pointing.map((peer) => (
        <RowCursor key={peer.key} peer={peer} isNamed={at.some(({ user }) => user === peer.user)} />
      ))}
    </span>
  );
}

/** `isNamed` when the ring around the row says whose it is. */
function RowCursor({ peer, isNamed }: { peer: Peer; isNamed: boolean }) {
  const { cursor } = peer;
  if (!cursor || !('item' in cursor)) return null;
  const at = { left: `${(cursor.dx * 100).toFixed(1)}%`, top: `${(cursor.dy * 100).toFixed(1)}%` };
  return (
    <span style={at} className="absolute size-0 transition-[left,top] duration-(--fast)">
      <Pointer peer={peer} idleOf={`${cursor.dx} ${cursor.dy}`} isNamed={isNamed} />
    </span>
  );
}

/** An arrow in a person's colour; its name goes when it has rested, and it pales. */
export function Pointer({ peer, idleOf, isNamed = false }: { peer: Peer; idleOf: string; isNamed?: boolean }) {
  const isIdle = useIdle(idleOf);
  return (
    <span data-pointer={peer.name} data-idle={isIdle} style={whoStyle(peer.colour)} className={`pointer-events-none absolute top-0 start-0 transition-opacity ease-calm ${isIdle ? 'opacity-55' : ''}`}>
      <svg width="16" height="18" viewBox="0 0 16 18" className="drop-shadow-sm">
        <path d="M1 1 14.5 9.2 8 10.6 4.6 16.8Z" fill="var(--who)" stroke="#fff" strokeWidth="1.4" strokeLinejoin="round" />
      </svg>
      {!isNamed && <NameTag peer={peer} className={`absolute top-4 start-3 w-max transition-opacity ease-calm ${isIdle ? 'opacity-0' : ''}`} />}
    </span>
  );
}
