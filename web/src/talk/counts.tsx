import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { useMay } from '../planner/useMay.ts';
import { Icon } from '../ui/Icon.tsx';
import { openTalk } from './open.ts';

const useCount = (about: string): number => useTrip((state) => state.remarks.comments.get(about)?.length ?? 0);

const words = (count: number): string => i18n.t('{count, plural, one {# comment} other {# comments}}', { count });

/** How many comments an item has; the row around it opens them. */
export function CommentCount({ item }: { item: string }) {
  const count = useCount(item);
  if (count === 0) return null;
  return (
    <span className="mt-2 inline-flex items-center gap-1 text-xs text-ink-3 tabular">
      <Icon name="comment" size={14} />
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{words(count)}</span>
    </span>
  );
}

/** Opens the comments on a day. Without any, it offers itself as quietly as notes do. */
export function DayComments({ date, label, quiet }: { date: string; label: string; quiet: string }) {
  const count = useCount(date);
  const { remark } = useMay();
  if (count === 0 && !remark) return null;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={count > 0 ? i18n.t('{comments} on {day}', { comments: words(count), day: label }) : i18n.t('Comment on {day}', { day: label })}
      onClick={() => openTalk('comments', date)}
      className={`relative inline-flex shrink-0 items-center gap-1 self-center rounded-s after:absolute after:-inset-x-1.5 after:-inset-y-3 hover:text-ink ${count > 0 ? '' : quiet}`}
    >
      <Icon name="comment" size={14} />
      {count > 0 ? count : ''}
    </button>
  );
}
