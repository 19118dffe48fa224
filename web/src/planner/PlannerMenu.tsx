import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { ExportPlace, openExport } from '../files/ExportPlace.tsx';
import { i18n } from '../i18n.ts';
import { openSync } from '../itinerary/store.ts';
import { setShown } from '../presence/shown.ts';
import { usePresence } from '../presence/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../ui/Menu.tsx';
import { useLayout } from '../ui/useMedia.ts';
import { usePlanner } from './context.ts';
import { useMay } from './useMay.ts';

/** What the header has no room for. */
export function PlannerMenu({ onSettings }: { onSettings: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Menu trigger={<IconButton ref={button} icon="more" label={i18n.t('More')} />}>
        <Items onSettings={onSettings} />
      </Menu>
      <ExportPlace returnTo={button} />
    </>
  );
}

function Items({ onSettings }: { onSettings: () => void }) {
  const { trip } = usePlanner();
  const isShown = usePresence((state) => state.isShown);
  const navigate = useNavigate();
  const layout = useLayout();
  const { edit } = useMay();
  const show = (next: boolean): void => {
    const user = openSync()?.user;
    if (user) setShown(user, next);
  };
  return (
    <>
      {layout === 'phone' && (
        <MenuItem icon={edit ? 'settings' : 'info'} onSelect={onSettings}>
          {edit ? i18n.t('Trip settings') : i18n.t('About this trip')}
        </MenuItem>
      )}
      <MenuItem icon="history" onSelect={() => void navigate({ to: '/i/$id/history', params: { id: trip.id } })}>
        {i18n.t('History')}
      </MenuItem>
      <MenuItem icon="download" onSelect={openExport}>
        {i18n.t('Export and calendar…')}
      </MenuItem>
      <MenuLine />
      <MenuCheck checked={isShown} onChange={show}>
        {i18n.t('Show where I am')}
      </MenuCheck>
    </>
  );
}
