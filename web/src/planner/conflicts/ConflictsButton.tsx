import { i18n } from '../../i18n.ts';
import type { Conflict } from '../../itinerary/conflicts.ts';
import { CHIP } from '../../ui/chip.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { ConflictList } from './ConflictList.tsx';
import { useConflicts } from './useConflicts.ts';

const GRAVE: ReadonlySet<Conflict['kind']> = new Set(['overlap', 'transfer', 'budget', 'closed']);

/** How much does not fit together, and the way to it. A missing bed alone is no reason for alarm. */
export function ConflictsButton() {
  const conflicts = useConflicts();
  if (conflicts.length === 0) {
    return (
      <p className={`${CHIP} text-ink-3`}>
        <Icon name="check" size={16} />
        {i18n.t('Everything fits')}
      </p>
    );
  }
  const isGrave = conflicts.some(({ conflict }) => GRAVE.has(conflict.kind));
  return (
    <Popover
      label={i18n.t('To look at')}
      trigger={
        <button type="button" className={`${CHIP} ${isGrave ? 'bg-warn-soft font-medium text-warn' : 'text-ink-2 hover:bg-sunken hover:text-ink'}`}>
          <Icon name="warning" size={16} />
          {i18n.t('{count, plural, one {# thing} other {# things}} to look at', { count: conflicts.length })}
        </button>
      }
    >
      <ConflictList conflicts={conflicts} />
    </Popover>
  );
}
