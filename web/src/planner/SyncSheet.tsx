import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { commit, openSync, refusalId, useSheet, useTrip } from '../itinerary/store.ts';
import type { Edit } from '../sync/op.ts';
import type { Refusal } from '../sync/session.ts';
import type { Told } from '../sync/store.ts';
import { conflictText, copyText, lineOf, valueText } from '../sync/words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { toast } from '../ui/toast.ts';

const SHOWN = 50;

/** What waits to be sent, what was refused, and where two people changed the same. */
export function SyncSheet() {
  const sync = useTrip((state) => state.sync);
  const trip = useTrip((state) => state.trip);
  const formats = useFormats();
  if (!sync || !trip) return null;
  const { head, durable, unsent } = sync;
  const waiting = unsent === 0 ? [] : (openSync()?.replica.pending ?? []);
  const { refusals = [], told = [], syncedAt = 0 } = head ?? {};
  return (
    <Dialog open onOpenChange={(isOpen) => useSheet.setState({ isOpen })} title={i18n.t('Your changes')}>
      <div className="grid gap-5 text-m">
        {!durable && <p className="rounded-m bg-danger-soft px-3 py-2 text-danger">{i18n.t('This browser keeps nothing on this device: what is not sent is lost when the page closes.')}</p>}
        <p className="text-ink-2">
          {sync.line === 'on' ? i18n.t('Connected.') : i18n.t('Not connected. Changes are kept here and sent later.')}{' '}
          {syncedAt > 0 && i18n.t('The server was last heard on {time}.', { time: new Intl.DateTimeFormat(formats.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(syncedAt) })}
        </p>
        {told.length > 0 && (
          <Part title={i18n.t('Changed by two people')}>
            {told.map((conflict) => (
              <Conflict key={conflict.id} trip={trip} conflict={conflict} />
            ))}
          </Part>
        )}
        {refusals.length > 0 && (
          <Part title={i18n.t('Refused')}>
            {refusals.map((refusal) => (
              <Refused key={refusalId(refusal)} trip={trip} refusal={refusal} />
            ))}
          </Part>
        )}
        {waiting.length > 0 && (
          <Part title={i18n.t('{count, plural, one {# change on this device} other {# changes on this device}}', { count: unsent })}>
            {waiting.slice(0, SHOWN).map((op, index) => (
              // Two lines may read the same.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${op.b}-${index}`} className="py-1.5">
                {lineOf(trip, op)}
              </li>
            ))}
            {waiting.length > SHOWN && <li className="py-1.5 text-ink-3">{i18n.t('and {count} more', { count: waiting.length - SHOWN })}</li>}
          </Part>
        )}
        {told.length + refusals.length + waiting.length === 0 && <p>{i18n.t('Everything is with the server.')}</p>}
        <Link to="/i/$id/history" params={{ id: trip.id }} onClick={() => useSheet.setState({ isOpen: false })} className="inline-flex min-h-9 items-center justify-self-start font-medium text-accent underline underline-offset-4 touch:min-h-11">
          {i18n.t('History of the trip')}
        </Link>
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="font-semibold">{title}</h3>
      <ul className="mt-1 divide-y divide-line">{children}</ul>
    </section>
  );
}

function Conflict({ trip, conflict }: { trip: Itinerary; conflict: Told }) {
  const { told = [] } = useTrip((state) => state.sync?.head) ?? {};
  const done = () => openSync()?.dismiss({ told: told.filter(({ id }) => id !== conflict.id) });
  const keep = (value: unknown) => {
    const edit = editOf(conflict, value);
    if (edit) commit([edit]);
    done();
  };
  const isChoice = conflict.field !== 'deleted';
  return (
    <li className="grid gap-2 py-2.5">
      <p>{conflictText(trip, conflict)}</p>
      {isChoice && (
        <p className="text-s text-ink-2">
          {i18n.t('Yours: {mine} · Theirs: {theirs}', { mine: valueText(conflict.mine), theirs: valueText(conflict.theirs) })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {isChoice && (
          <>
            <Button onClick={() => (conflict.lost ? keep(conflict.mine) : done())}>{i18n.t('Keep yours')}</Button>
            <Button onClick={() => (conflict.lost ? done() : keep(conflict.theirs))}>{i18n.t('Keep theirs')}</Button>
          </>
        )}
        {!isChoice && <Button onClick={done}>{i18n.t('All right')}</Button>}
      </div>
    </li>
  );
}

function editOf({ key, field }: Told, value: unknown): Edit | null {
  const [type, id] = key.split('/');
  if (!id || !type) return null;
  const about = { type: type as Edit['type'], id, v: value ?? null };
  return field === 'place' ? { k: 'place', ...about } : { k: 'set', f: field, ...about };
}

function Refused({ trip, refusal }: { trip: Itinerary; refusal: Refusal }) {
  const { refusals = [] } = useTrip((state) => state.sync?.head) ?? {};
  const { ops, problem } = refusal;
  const copy = () =>
    navigator.clipboard.writeText(copyText(trip, ops)).then(
      () => toast(i18n.t('Change copied.')),
      () => toast(i18n.t('The browser did not allow copying.'), { tone: 'problem' }),
    );
  return (
    <li className="grid gap-2 py-2.5">
      {ops.slice(0, 3).map((op, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <p key={index}>{lineOf(trip, op)}</p>
      ))}
      <p className="text-s text-danger">{problem.detail || problem.title || i18n.t('The server refused the change.')}</p>
      <div className="flex flex-wrap gap-2">
        <Button icon="copy" onClick={() => void copy()}>
          {i18n.t('Copy change')}
        </Button>
        <Button look="quiet" onClick={() => openSync()?.dismiss({ refusals: refusals.filter((other) => refusalId(other) !== refusalId(refusal)) })}>
          {i18n.t('Dismiss')}
        </Button>
      </div>
    </li>
  );
}
