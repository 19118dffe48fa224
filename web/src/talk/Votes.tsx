import { i18n } from '../i18n.ts';
import type { Item } from '../itinerary/model.ts';
import { useTrip, vote } from '../itinerary/store.ts';
import { useMay } from '../planner/useMay.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNames } from './useNames.ts';

const NOBODY: readonly string[] = [];

/** Thumbs up and down with who gave them; numbers alone for who may not vote. */
export function Votes({ item }: { item: Pick<Item, 'id' | 'title'> }) {
  const tally = useTrip((state) => state.remarks.votes.get(item.id));
  const { remark } = useMay();
  const { up, down } = tally ?? { up: NOBODY, down: NOBODY };
  if (!remark && up.length + down.length === 0) return null;
  return (
    <div role="group" aria-label={i18n.t('Votes on {item}', { item: item.title })} className="flex shrink-0 items-center">
      <Side item={item} value={1} who={up} isFixed={!remark} />
      <Side item={item} value={-1} who={down} isFixed={!remark} />
    </div>
  );
}

function Side({ item, value, who, isFixed }: { item: Pick<Item, 'id'>; value: 1 | -1; who: readonly string[]; isFixed: boolean }) {
  const nameOf = useNames();
  const user = useTrip((state) => state.user);
  const isMine = who.includes(user);
  const count = who.length;
  const label = value === 1 ? i18n.t('{count} for it', { count }) : i18n.t('{count} against it', { count });
  const names = who.map(nameOf).join(', ');
  const look = `inline-flex h-8 min-w-9 items-center justify-center gap-1 rounded-full px-2 text-s tabular touch:h-11 touch:min-w-11`;
  const face = (
    <>
      <Icon name={value === 1 ? 'support' : 'against'} size={16} />
      <span aria-hidden="true">{count > 0 ? count : ''}</span>
    </>
  );
  if (isFixed) {
    return (
      <span title={names} className={`${look} text-ink-2`}>
        {face}
        <span className="sr-only">{label}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isMine}
      title={names || label}
      onClick={() => vote(item.id, value)}
      className={`${look} transition-colors ease-calm ${isMine ? 'bg-accent-soft font-semibold text-accent' : 'text-ink-3 hover:bg-sunken hover:text-ink'}`}
    >
      {face}
    </button>
  );
}
