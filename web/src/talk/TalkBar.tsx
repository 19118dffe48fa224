import { Suspense } from 'react';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { useMay } from '../planner/useMay.ts';
import { Icon } from '../ui/Icon.tsx';
import { openTalk, useTalk } from './open.ts';
import { CHIP } from '../ui/chip.ts';
import { part } from '../ui/part.ts';

const TalkDialog = part(() => import('./TalkDialog.tsx'), 'TalkDialog', { close: () => useTalk.setState({ tab: null, about: null }) });

/** The way to what is said about the trip, at the top of the list. On a trip that one is alone on there is nothing to say. */
export function TalkBar() {
  const { edit, remark } = useMay();
  const isOpen = useTalk((state) => state.tab !== null);
  const isShared = useTrip((state) => (state.trip?.members.length ?? 0) > 1);
  const comments = useTrip((state) => [...state.remarks.comments.values()].reduce((sum, thread) => sum + thread.length, 0));
  const all = useTrip((state) => state.remarks.suggestions.length);
  const waiting = useTrip((state) => state.remarks.suggestions.filter(({ status }) => status === 'open').length);
  const hasComments = comments > 0 || (isShared && remark);
  const hasSuggestions = all > 0 || (isShared && remark && !edit);
  return (
    <>
      {hasComments && (
        <button type="button" aria-haspopup="dialog" onClick={() => openTalk('comments')} className={`${CHIP} text-ink-2 hover:bg-sunken hover:text-ink`}>
          <Icon name="comment" size={16} />
          {i18n.t('{count, plural, =0 {Comments} other {Comments (#)}}', { count: comments })}
        </button>
      )}
      {hasSuggestions && (
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => openTalk('suggestions')}
          className={`${CHIP} ${waiting > 0 ? 'bg-accent-soft font-medium text-accent' : 'text-ink-2 hover:bg-sunken hover:text-ink'}`}
        >
          <Icon name="suggest" size={16} />
          {i18n.t('{count, plural, =0 {Suggestions} other {Suggestions (#)}}', { count: waiting })}
        </button>
      )}
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
