import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { i18n } from '../i18n.ts';
import { Avatar } from '../presence/Avatar.tsx';
import { colourOf } from '../presence/palette.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx';
import type { Target } from './RestoreDialog.tsx';
import { undoStep } from './actions.ts';
import { whenWords } from './days.ts';
import { PLANNED } from './diff.ts';
import type { Change, Step } from './fold.ts';
import { type Line, type Words, linesOf, subjectWords } from './words.ts';

interface StepRowProps {
  tripId: string;
  step: Step;
  words: Words;
  now: Date;
  isMine: boolean;
  /** The reader's newest step that holds. */
  isLatest: boolean;
  isUndone: boolean;
  mayEdit: boolean;
  /** Whose changes it overrode; empty for one who is not known. */
  overWhom: string[];
  onRestore: (target: Target) => void;
}

const SHOWN = 3;

/** One step: who, when, what, and the ways back to it. */
export function StepRow(props: StepRowProps) {
  const { tripId, step, words, now, isMine, isLatest, isUndone, mayEdit, overWhom } = props;
  const lines = linesOf(step.changes, words);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? lines : lines.slice(0, SHOWN);
  const name = step.by === '' ? i18n.t('Sojourn') : words.nameOf(step.by);
  const over = [...new Set(overWhom)].map((user) => (user === '' ? i18n.t('over somebody’s change') : i18n.t('over {name}’s change', { name: words.nameOf(user) })));
  return (
    <li data-step={step.batch} className="flex gap-3 px-4 py-3">
      <Avatar name={name} colour={colourOf(step.by)} className="mt-0.5 size-8 text-xs" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 text-s text-ink-2">
          <span className="font-semibold text-ink">{isMine ? i18n.t('You') : name}</span>
          <time dateTime={step.at} title={new Intl.DateTimeFormat(words.formats.locale, { dateStyle: 'full', timeStyle: 'medium' }).format(Date.parse(step.at))}>
            {whenWords(step.at, now, words.formats)}
          </time>
          {step.undoes !== null && <Chip icon="undo" look="bg-sunken text-ink-2" text={i18n.t('Took a step back')} />}
          {isUndone && <Chip icon="undo" look="bg-sunken text-ink-2" text={i18n.t('Undone')} />}
          {over.map((text) => (
            <Chip key={text} icon="warning" look="bg-warn-soft text-warn" text={text} />
          ))}
        </p>
        <ul className={`mt-0.5 ${isUndone ? 'text-ink-3' : ''}`}>
          {shown.map((line, index) => (
            // Two lines may read the same.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <LineText line={line} isUndone={isUndone} />
            </li>
          ))}
        </ul>
        {lines.length > SHOWN && (
          <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)} className="mt-0.5 min-h-6 rounded-s text-s font-medium text-accent underline underline-offset-4 touch:min-h-11">
            {isWhole ? i18n.t('Show less') : i18n.t('and {count} more', { count: lines.length - SHOWN })}
          </button>
        )}
      </div>
      <div className="-my-1 -me-2 flex shrink-0 items-start gap-1">
        {mayEdit && isLatest && (
          <Button look="quiet" icon="undo" className="phone:px-2" onClick={() => void undoStep(tripId, step.batch)}>
            <span className="phone:sr-only">{i18n.t('Undo')}</span>
          </Button>
        )}
        <StepMenu {...props} subject={lines[0]?.text ?? ''} />
      </div>
    </li>
  );
}

function Chip({ icon, look, text }: { icon: IconName; look: string; text: string }) {
  return (
    <span className={`inline-flex h-5.5 items-center gap-1 rounded-full px-2 text-xs font-medium ${look}`}>
      <Icon name={icon} size={12} />
      {text}
    </span>
  );
}

function LineText({ line, isUndone }: { line: Line; isUndone: boolean }) {
  return (
    <>
      <span className={`wrap-anywhere ${isUndone ? 'line-through' : ''}`}>{line.text}</span>
      {(line.was || line.now) && (
        <span className="mt-1 mb-1 grid gap-1 border-s-2 border-line ps-3 text-s text-ink-2">
          {line.was && <span className="line-clamp-3 wrap-anywhere">{i18n.t('Before: {text}', { text: line.was })}</span>}
          {line.now && <span className="line-clamp-3 wrap-anywhere">{i18n.t('After: {text}', { text: line.now })}</span>}
        </span>
      )}
    </>
  );
}

const FEW = 3;

/** One change of each thing that a step is about. */
function thingsOf({ changes }: Step): Change[] {
  const byThing = new Map(changes.filter(({ op }) => PLANNED.includes(op.type) && op.type !== 'itinerary').map((change) => [change.op.id, change]));
  return [...byThing.values()].slice(0, FEW);
}

function StepMenu({ tripId, step, words, isMine, isLatest, isUndone, mayEdit, onRestore, subject }: StepRowProps & { subject: string }) {
  const navigate = useNavigate();
  const things = thingsOf(step).map((change) => ({ change, name: subjectWords(change, words) }));
  if (!mayEdit && things.length === 0) return null;
  return (
    <Menu trigger={<IconButton icon="more" label={i18n.t('Actions for “{step}”', { step: subject })} />}>
      {mayEdit && isMine && !isLatest && !isUndone && (
        <MenuItem icon="undo" onSelect={() => void undoStep(tripId, step.batch)}>
          {i18n.t('Undo this step')}
        </MenuItem>
      )}
      {mayEdit && (
        <MenuItem icon="history" onSelect={() => onRestore({ seq: step.seq, at: step.at })}>
          {i18n.t('Restore the trip to here')}
        </MenuItem>
      )}
      {mayEdit &&
        things.map(({ change: { op, after }, name }) =>
          after?.deleted ? (
            <MenuItem key={op.id} icon="undo" onSelect={() => onRestore({ seq: step.from - 1, at: step.at, entity: op.id, name })}>
              {i18n.t('Bring back {name}', { name })}
            </MenuItem>
          ) : (
            <MenuItem key={op.id} icon="undo" onSelect={() => onRestore({ seq: step.seq, at: step.at, entity: op.id, name })}>
              {i18n.t('Restore {name} to here', { name })}
            </MenuItem>
          ),
        )}
      {mayEdit && things.length > 0 && <MenuLine />}
      {things.map(({ change: { op }, name }) => (
        <MenuItem key={op.id} icon="list" onSelect={() => void navigate({ to: '/i/$id/history', params: { id: tripId }, search: { of: op.id } })}>
          {i18n.t('History of {name}', { name })}
        </MenuItem>
      ))}
    </Menu>
  );
}
