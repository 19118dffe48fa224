import type { RefObject } from 'react';
import { useMe } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { usePlanner } from '../planner/context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Downloads } from './Downloads.tsx';
import { Feed } from './Feed.tsx';

/** The trip as files for other programs, and as a calendar that others follow. */
export function ExportDialog({ onClose, returnTo }: { onClose: () => void; returnTo: RefObject<HTMLElement | null> }) {
  const { trip } = usePlanner();
  const mayEdit = useMayEdit();
  return (
    <Dialog wide open returnTo={returnTo} onOpenChange={onClose} title={i18n.t('Export and calendar')} description={i18n.t('Take the trip to other programs, or follow it from your calendar.')}>
      <ServerNote />
      <Downloads trip={trip} mayEdit={mayEdit} />
      {!trip.template && <Feed id={trip.id} mayEdit={mayEdit} />}
    </Dialog>
  );
}

function useMayEdit(): boolean {
  const { trip } = usePlanner();
  const me = useMe().data?.id;
  const role = trip.members.find((member) => member.user_id === me)?.role;
  return role === 'owner' || role === 'editor' || (role === undefined && trip.user_id === me);
}

/** The server makes the files: what it does not know yet is not in them. */
function ServerNote() {
  const isOff = useTrip(({ sync }) => sync?.line === 'off');
  const unsent = useTrip(({ sync }) => sync?.unsent ?? 0);
  if (!isOff && unsent === 0) return null;
  return (
    <p role="status" className="mb-4 rounded-m bg-warn-soft px-3 py-2 text-m text-warn">
      {isOff && i18n.t('You are offline. Files and the calendar are made by the server: they have to wait until it can be reached.')}{' '}
      {unsent > 0 && i18n.t('{count, plural, one {# change on this device is not with the server yet, and would be missing.} other {# changes on this device are not with the server yet, and would be missing.}}', { count: unsent })}
    </p>
  );
}
