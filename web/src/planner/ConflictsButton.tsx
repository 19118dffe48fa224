import { Suspense } from 'react';
import { i18n } from '../i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import { part } from '../ui/part.ts';
import { useConflicts } from './useConflicts.ts';

const ConflictList = part(() => import('./conflicts/ConflictList.tsx'), 'ConflictList');

/** How much does not fit together, and the way to it. Nights without a bed alone are no reason for alarm. */
export function ConflictsButton({ className }: { className: string }) {
  const conflicts = useConflicts();
  if (conflicts.length === 0) return null;
  const isGrave = conflicts.some(({ kind }) => kind === 'overlap' || kind === 'transfer');
  return (
    <Popover
      label={i18n.t('To look at')}
      trigger={
        <button type="button" className={`${className} ${isGrave ? 'bg-warn-soft font-medium text-warn' : 'text-ink-2 hover:bg-sunken hover:text-ink'}`}>
          <Icon name="warning" size={16} />
          {i18n.t('{count, plural, one {# thing} other {# things}} to look at', { count: conflicts.length })}
        </button>
      }
    >
      <Suspense fallback={null}>
        <ConflictList conflicts={conflicts} />
      </Suspense>
    </Popover>
  );
}
