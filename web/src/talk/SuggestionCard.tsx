import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { acceptEdits, declineEdits, isPossible, removed } from '../itinerary/remark.ts';
import { commit, entityOf, undo, useTrip } from '../itinerary/store.ts';
import { Avatar } from '../people/Avatar.tsx';
import { usePlanner } from '../planner/context.ts';
import { useMay } from '../planner/useMay.ts';
import type { Suggestion } from '../sync/remarks.ts';
import { Button } from '../ui/Button.tsx';
import { toast } from '../ui/toast.ts';
import { When } from './When.tsx';
import { useFullNames, useNames } from './useNames.ts';
import { proposalLines } from './words.ts';

const withUndo = () => ({ action: { label: i18n.t('Undo'), run: undo } });

/** One suggestion: who, what it would do, why, and one press to decide. */
export function SuggestionCard({ suggestion, onShow }: { suggestion: Suggestion; onShow?: () => void }) {
  const { trip } = usePlanner();
  const nameOf = useNames();
  const fullName = useFullNames();
  const formats = useFormats();
  const lines = proposalLines({ trip, get: entityOf }, suggestion, formats);
  const { by, at, text, status } = suggestion;
  const name = nameOf(by);
  return (
    <li className="rounded-l border border-line p-4">
      <p className="flex items-center gap-2 text-s">
        <Avatar small name={fullName(by)} />
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{name}</span>
          <When at={at} locale={formats.locale} />
        </span>
      </p>
      <ul className="mt-2.5 grid gap-1 text-m font-medium">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
        {lines.length === 0 && <li className="font-normal text-ink-2">{i18n.t('Nothing that this version can show.')}</li>}
      </ul>
      {text && <p className="mt-1.5 text-m wrap-anywhere whitespace-pre-line text-ink-2">{text}</p>}
      {status === 'open' ? <Decide suggestion={suggestion} title={lines[0] ?? ''} onShow={onShow} /> : <Outcome suggestion={suggestion} />}
    </li>
  );
}

function Outcome({ suggestion: { status, decidedBy } }: { suggestion: Suggestion }) {
  const name = useNames()(decidedBy);
  return <p className="mt-2 text-s text-ink-3">{status === 'accepted' ? i18n.t('Accepted by {name}', { name }) : i18n.t('Declined by {name}', { name })}</p>;
}

function Decide({ suggestion, title, onShow }: { suggestion: Suggestion; title: string; onShow: (() => void) | undefined }) {
  const { edit } = useMay();
  const user = useTrip((state) => state.user);
  const isMine = suggestion.by === user;
  const canDo = isPossible(suggestion, entityOf);
  const accept = () => commit(acceptEdits(suggestion)) && toast(i18n.t('Accepted: {change}', { change: title }), withUndo());
  const decline = () => commit(declineEdits(suggestion.id)) && toast(i18n.t('Declined: {change}', { change: title }), withUndo());
  const withdraw = () => commit(removed('suggestion', suggestion.id)) && toast(i18n.t('Suggestion withdrawn.'), withUndo());
  return (
    <>
      {!canDo && <p className="mt-2 text-s text-warn">{i18n.t('This cannot be done any more: what it changes has been removed, or was changed already.')}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        {edit && canDo && (
          <Button look="primary" icon="check" aria-label={i18n.t('Accept: {change}', { change: title })} onClick={accept}>
            {i18n.t('Accept')}
          </Button>
        )}
        {edit && (
          <Button aria-label={i18n.t('Decline: {change}', { change: title })} onClick={decline}>
            {i18n.t('Decline')}
          </Button>
        )}
        {isMine && !edit && (
          <Button aria-label={i18n.t('Withdraw: {change}', { change: title })} onClick={withdraw}>
            {i18n.t('Withdraw')}
          </Button>
        )}
        {onShow && (
          <Button look="quiet" aria-label={i18n.t('Show: {change}', { change: title })} onClick={onShow}>
            {i18n.t('Show')}
          </Button>
        )}
      </div>
    </>
  );
}
