import { useNavigate } from '@tanstack/react-router';
import type { HistorySearch } from '../app/router.tsx';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { SelectField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Whose steps, and about what. */
export function Filters({ trip, filter, subject }: { trip: Itinerary; filter: HistorySearch; subject: string }) {
  const navigate = useNavigate();
  const go = (search: HistorySearch): void => void navigate({ to: '/i/$id/history', params: { id: trip.id }, search, replace: true });
  const { by: _by, ...rest } = filter;
  const { of: _of, ...other } = filter;
  return (
    <div className="flex max-w-full min-w-0 flex-wrap items-center gap-2">
      {filter.of && (
        <button
          type="button"
          onClick={() => go(other)}
          aria-label={i18n.t('Only {subject}: show everything', { subject: subject || i18n.t('one thing') })}
          className="inline-flex h-10 max-w-60 min-w-0 items-center gap-1.5 rounded-m bg-accent-soft pe-2 ps-3 text-m font-medium text-accent touch:h-11"
        >
          <span className="truncate">{subject || i18n.t('One thing only')}</span>
          <Icon name="close" size={14} />
        </button>
      )}
      {trip.members.length > 1 && (
        <SelectField bare label={i18n.t('Whose changes')} className="w-44" value={filter.by ?? ''} onChange={({ target }) => go(target.value ? { ...rest, by: target.value } : rest)}>
          <option value="">{i18n.t('Everybody')}</option>
          {trip.members.map(({ user_id, name }) => (
            <option key={user_id} value={user_id}>
              {name || i18n.t('Somebody')}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
