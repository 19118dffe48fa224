import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { signOut, useLeaving } from './signOut.ts';

/** Before signing out with changes that only this device has. */
export function LeaveDialog() {
  const { count, everywhere } = useLeaving();
  return (
    <Dialog
      open
      onOpenChange={() => useLeaving.setState({ count: 0 })}
      title={i18n.t('{count, plural, one {# change has not been sent} other {# changes have not been sent}}', { count })}
      description={i18n.t('Kept, they are sent when you sign in again in this browser. Dropped, they are gone.')}
    >
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={() => useLeaving.setState({ count: 0 })}>
          {i18n.t('Stay signed in')}
        </Button>
        <Button look="danger" onClick={() => void signOut(everywhere, false)}>
          {i18n.t('Drop and log out')}
        </Button>
        <Button look="primary" onClick={() => void signOut(everywhere, true)}>
          {i18n.t('Keep and log out')}
        </Button>
      </div>
    </Dialog>
  );
}
