import { Suspense } from 'react';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { useMay } from '../planner/useMay.ts';
import { Icon } from '../ui/Icon.tsx';
import { openTalk, useTalk } from './open.ts';
import { part } from '../ui/part.ts';

const ConflictsButton = part(() => import('../planner/conflicts/ConflictsButton.tsx'), 'ConflictsButton');
const TalkDialog = part(() => import('./TalkDialog.tsx'), 'TalkDialog');

const LOOK = 'inline-flex h-8 items-center gap-1.5 rounded-full px-2.5 text-s whitespace-nowrap transition-colors ease-calm touch:h-11 touch:px-3';

/** The way to what is said about the trip, at the top of the list. On a trip that one is alone on there is nothing to say. */
export function TalkBar() {
  const { edit, remark } = useMay();
  const isOpen = useTalk((state) => state.tab !== null);
  const isShared = useTrip((state) => (state.trip?.members.length ?? 0) > 1);
  const isPlanned = useTrip((state) => state.trip?.items.some(({ day }) => day !== null) ?? false);
  const comments = useTrip((state) => [...state.remarks.comments.values()].reduce((sum, thread) => sum + thread.length, 0));
  const all = useTrip((state) => state.remarks.suggestions.length);
  const waiting = useTrip((state) => state.remarks.suggestions.filter(({ status }) => status === 'open').length);
  const hasComments = comments > 0 || (isShared && remark);
  const hasSuggestions = all > 0 || (isShared && remark && !edit);
  return (
    <>
      <div className="flex flex-wrap gap-1.5 px-3 pt-2.5 empty:hidden">
          {isPlanned && (
            // Its room is there before it is, so that the list does not jump.
            <Suspense fallback={<span className={LOOK} />}>
              <ConflictsButton className={LOOK} />
            </Suspense>
          )}
          {hasComments && (
            <button type="button" aria-haspopup="dialog" onClick={() => openTalk('comments')} className={`${LOOK} text-ink-2 hover:bg-sunken hover:text-ink`}>
              <Icon name="comment" size={16} />
              {i18n.t('{count, plural, =0 {Comments} other {Comments (#)}}', { count: comments })}
            </button>
          )}
          {hasSuggestions && (
            <button
              type="button"
              aria-haspopup="dialog"
              onClick={() => openTalk('suggestions')}
              className={`${LOOK} ${waiting > 0 ? 'bg-accent-soft font-medium text-accent' : 'text-ink-2 hover:bg-sunken hover:text-ink'}`}
            >
              <Icon name="suggest" size={16} />
              {i18n.t('{count, plural, =0 {Suggestions} other {Suggestions (#)}}', { count: waiting })}
            </button>
          )}
      </div>
      <span role="status" className="sr-only">
        {waiting > 0 ? i18n.t('{count, plural, one {# suggestion waits} other {# suggestions wait}} for a decision', { count: waiting }) : ''}
      </span>
      {isOpen && (
        <Suspense fallback={null}>
          <TalkDialog />
        </Suspense>
      )}
    </>
  );
}
