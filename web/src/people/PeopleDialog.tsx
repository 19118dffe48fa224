import { i18n } from '../i18n.ts';
import { invitable } from '../itinerary/may.ts';
import { useTrip } from '../itinerary/store.ts';
import { usePlanner } from '../planner/context.ts';
import { useMay } from '../planner/useMay.ts';
import { Banner } from '../ui/Banner.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Invitations } from './Invitations.tsx';
import { Members } from './Members.tsx';
import { PublicPage } from './PublicPage.tsx';
import { Travellers } from './Travellers.tsx';
import { openPeople } from './open.ts';

/** Who may see the trip and what they may do, who is invited, and who goes along without an account. */
export function PeopleDialog() {
  const { trip } = usePlanner();
  const role = useTrip((state) => state.role);
  const isOnline = useTrip((state) => state.sync?.line === 'on');
  const { own } = useMay();
  return (
    <Dialog wide open onOpenChange={openPeople} title={i18n.t('People')}>
      <div className="grid gap-6">
        {!isOnline && (
          <Banner tone="warn">
            {i18n.t('Roles and invitations need the server, which cannot be reached just now. You can still read who is on the trip.')}
          </Banner>
        )}
        <Members trip={trip} isOnline={isOnline} />
        {isOnline && invitable(role).length > 0 && <Invitations trip={trip} role={role} />}
        <Travellers />
        {own && <PublicPage trip={trip} isOnline={isOnline} />}
      </div>
    </Dialog>
  );
}
