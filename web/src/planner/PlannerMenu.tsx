import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { VIEWS } from '../app/router.tsx';
import { ExportPlace, openExport } from '../files/ExportPlace.tsx';
import { i18n } from '../i18n.ts';
import { openSync } from '../itinerary/store.ts';
import { setShown } from '../presence/shown.ts';
import { usePresence } from '../presence/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { openPalette } from '../palette/open.ts';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../ui/Menu.tsx';
import { useLayout } from '../ui/useMedia.ts';
import { usePlanner, useView } from './context.ts';
import { TRIP } from './ids.ts';
import { useMay } from './useMay.ts';
import { VIEW_ICONS, viewNames } from './viewNames.ts';

/** What header and tab bar have no room for; with a class name its button is a tab. */
export function PlannerMenu({ className }: { className?: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const isTab = className !== undefined;
  const tab = (
    <button ref={button} type="button" className={className}>
      <Icon name="more" size={20} />
      {i18n.t('More')}
    </button>
  );
  return (
    <>
      <Menu trigger={isTab ? tab : <IconButton ref={button} icon="more" label={i18n.t('More')} />}>
        <Items />
      </Menu>
      <ExportPlace returnTo={button} />
    </>
  );
}

function Items() {
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
        <>
          <Views />
          <MenuItem icon="command" onSelect={() => openPalette()}>
            {i18n.t('Commands')}
          </MenuItem>
          <MenuItem icon={edit ? 'settings' : 'info'} onSelect={() => useView.setState({ settings: true })}>
            {edit ? i18n.t('Trip settings') : i18n.t('About this trip')}
          </MenuItem>
        </>
      )}
      {edit && (
        <MenuItem icon="wand" onSelect={() => useView.setState({ plan: TRIP })}>
          {i18n.t('Plan my trip')}
        </MenuItem>
      )}
      <MenuItem icon="history" onSelect={() => void navigate({ to: '/i/$id/history', params: { id: trip.id } })}>
        {i18n.t('History')}
      </MenuItem>
      <MenuItem icon="print" onSelect={() => void navigate({ to: '/i/$id/print', params: { id: trip.id } })}>
        {i18n.t('Print or save as PDF')}
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

/** On a phone: the views that have no tab. */
function Views() {
  const { setView } = usePlanner();
  const names = viewNames();
  return (
    <>
      {VIEWS.filter((view) => !['list', 'map', 'bookings', 'budget'].includes(view)).map((view) => (
        <MenuItem key={view} icon={VIEW_ICONS[view]} onSelect={() => setView(view)}>
          {names[view]}
        </MenuItem>
      ))}
      <MenuLine />
    </>
  );
}
