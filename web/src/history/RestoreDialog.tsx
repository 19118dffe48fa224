import { useMemo, useState } from 'react';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { openSync } from '../itinerary/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { restore } from './actions.ts';
import { useMoment } from './api.ts';
import { type Difference, differences } from './diff.ts';
import { ICONS, summaryWords, differenceWords } from './preview.ts';
import type { Words } from './words.ts';

/** Which moment to go back to, with everything or with one thing. */
export interface Target {
  seq: number;
  at: string;
  entity?: string;
  name?: string;
}

interface RestoreDialogProps {
  trip: Itinerary;
  target: Target;
  words: Words;
  onClose: () => void;
}

/** What going back would do, before it is done. */
export function RestoreDialog({ trip, target, words, onClose }: RestoreDialogProps) {
  const { data: then, isError } = useMoment(trip.id, target.seq);
  const [isBusy, setBusy] = useState(false);
  const found = useMemo(() => {
    const now = openSync()?.replica.entities();
    return then && now ? differences(now, then, target.entity) : null;
    // oxlint-disable-next-line react/exhaustive-deps -- the trip says when what there is now has changed
  }, [then, target, trip]);
  const title = target.name ? i18n.t('Restore {name}?', { name: target.name }) : i18n.t('Restore the whole trip?');
  const when = new Intl.DateTimeFormat(words.formats.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(target.at));

  const confirm = async (): Promise<void> => {
    setBusy(true);
    const done = target.name ? i18n.t('{name} restored.', { name: target.name }) : i18n.t('The trip is restored.');
    if (await restore(trip.id, target.seq, target.entity, done)) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={target.entity ? i18n.t('To how it was at that step ({when}).', { when }) : i18n.t('To how it was after that step ({when}). Comments, votes and who has access stay as they are.', { when })}
    >
      {isError && <p className="text-danger">{i18n.t('The server cannot be reached, or has this moment no more.')}</p>}
      {!found && !isError && <p className="text-ink-2">{i18n.t('Looking what would change…')}</p>}
      {found && <Preview found={found} words={words} />}
      <div className="mt-5 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {i18n.t('Cancel')}
        </Button>
        <Button look="primary" disabled={isBusy || !found || found.length === 0} onClick={() => void confirm()}>
          {i18n.t('Restore')}
        </Button>
      </div>
    </Dialog>
  );
}

const SHOWN = 12;

function Preview({ found, words }: { found: readonly Difference[]; words: Words }) {
  if (found.length === 0) return <p>{i18n.t('Nothing would change: it is as it was then.')}</p>;
  return (
    <>
      {found.length > 1 && (
        <p className="font-medium" data-preview>
          {summaryWords(found)}
        </p>
      )}
      <ul className="mt-2 divide-y divide-line rounded-m bg-paper px-3">
        {found.slice(0, SHOWN).map((difference) => (
          <li key={`${difference.now.type} ${difference.now.id}`} className="flex items-start gap-2.5 py-2">
            <Icon name={ICONS[difference.kind]} size={16} className="mt-0.5 text-ink-3" />
            <span className="min-w-0 wrap-anywhere">{differenceWords(difference, words)}</span>
          </li>
        ))}
        {found.length > SHOWN && <li className="py-2 text-ink-3">{i18n.t('and {count} more', { count: found.length - SHOWN })}</li>}
      </ul>
    </>
  );
}
