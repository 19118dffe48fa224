import { useMe } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import type { ItinerarySummary } from '../itinerary/model.ts';
import { MenuItem, MenuLine } from '../ui/Menu.tsx';
import { toast } from '../ui/toast.ts';
import { useTripActions } from './api.ts';

const failed = () => toast(i18n.t('That did not work. Please try again.'), { tone: 'problem' });

export function TripMenuItems({ trip, onStart }: { trip: ItinerarySummary; onStart: (template: ItinerarySummary) => void }) {
  const { remove, restore, archive, duplicate } = useTripActions();
  const { id, name } = trip;
  const isMine = useMe().data?.id === trip.user_id;

  const onRestore = () =>
    restore.mutate(id, { onSuccess: () => toast(i18n.t('“{name}” is back.', { name })), onError: failed });
  const onRemove = () =>
    remove.mutate(id, {
      onSuccess: () => toast(i18n.t('Deleted “{name}”.', { name }), { action: { label: i18n.t('Undo'), run: onRestore } }),
      onError: failed,
    });
  const onArchive = (archived: boolean) =>
    archive.mutate(
      { id, archived },
      {
        onSuccess: () =>
          toast(archived ? i18n.t('Archived “{name}”.', { name }) : i18n.t('“{name}” is active again.', { name }), {
            action: { label: i18n.t('Undo'), run: () => onArchive(!archived) },
          }),
        onError: failed,
      },
    );
  const onDuplicate = (template: boolean) =>
    duplicate.mutate(
      { id, template, name: template ? name : i18n.t('{name} (copy)', { name }) },
      {
        onSuccess: () => toast(template ? i18n.t('Saved “{name}” as a template.', { name }) : i18n.t('Duplicated “{name}”.', { name })),
        onError: failed,
      },
    );

  if (trip.deleted_at) {
    return (
      <MenuItem icon="undo" onSelect={onRestore}>
        {i18n.t('Restore')}
      </MenuItem>
    );
  }
  const isArchived = trip.status === 'archived';
  return (
    <>
      {trip.template ? (
        <MenuItem icon="plus" onSelect={() => onStart(trip)}>
          {i18n.t('Start a trip from this')}
        </MenuItem>
      ) : (
        <>
          <MenuItem icon="copy" onSelect={() => onDuplicate(false)}>
            {i18n.t('Duplicate')}
          </MenuItem>
          <MenuItem icon="note" onSelect={() => onDuplicate(true)}>
            {i18n.t('Save as template')}
          </MenuItem>
          <MenuItem icon="archive" onSelect={() => onArchive(!isArchived)}>
            {isArchived ? i18n.t('Move back to active') : i18n.t('Archive')}
          </MenuItem>
        </>
      )}
      {isMine && (
        <>
          <MenuLine />
          <MenuItem icon="trash" danger onSelect={onRemove}>
            {i18n.t('Delete')}
          </MenuItem>
        </>
      )}
    </>
  );
}
