import type { RefObject } from 'react';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import { usePlanner } from '../planner/context.ts';
import { useMay } from '../planner/useMay.ts';
import { Banner } from '../ui/Banner.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Downloads } from './Downloads.tsx';
import { Feed } from './Feed.tsx';

/** The trip as files for other programs, and as a calendar that others follow. */
export function ExportDialog({ onClose, returnTo }: { onClose: () => void; returnTo: RefObject<HTMLElement | null> }) {
  const { trip } = usePlanner();
  const { edit: mayEdit } = useMay();
  return (
    <Dialog wide open returnTo={returnTo} onOpenChange={onClose} title={i18n.t('Export and calendar')} description={i18n.t('Take the trip to other programs, or follow it from your calendar.')}>
      <ServerNote />
      <Downloads trip={trip} mayEdit={mayEdit} />
      {!trip.template && <Feed id={trip.id} mayEdit={mayEdit} />}
    </Dialog>
  );
}

/** The server makes the files: what it does not know yet is not in them. */
function ServerNote() {
  const isOff = useTrip(({ sync }) => sync !== null && sync.line !== 'on');
  const unsent = useTrip(({ sync }) => sync?.unsent ?? 0);
  if (!isOff && unsent === 0) return null;
  return (
    <div className="mb-4">
      <Banner tone="warn">
        {isOff && i18n.t('The server cannot be reached right now. It makes the files and the calendar, so they have to wait.')}{' '}
        {unsent > 0 && i18n.t('{count, plural, one {# change on this device is not with the server yet, and would be missing.} other {# changes on this device are not with the server yet, and would be missing.}}', { count: unsent })}
      </Banner>
    </div>
  );
}
