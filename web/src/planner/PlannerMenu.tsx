import { useRef } from 'react';
import { ExportPlace, openExport } from '../files/ExportPlace.tsx';
import { i18n } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu, MenuItem } from '../ui/Menu.tsx';
import { useLayout } from '../ui/useMedia.ts';

/** What the header has no room for. */
export function PlannerMenu({ onSettings }: { onSettings: () => void }) {
  const layout = useLayout();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Menu trigger={<IconButton ref={button} icon="more" label={i18n.t('More')} />}>
        {layout === 'phone' && (
          <MenuItem icon="settings" onSelect={onSettings}>
            {i18n.t('Trip settings')}
          </MenuItem>
        )}
        <MenuItem icon="download" onSelect={openExport}>
          {i18n.t('Export and calendar…')}
        </MenuItem>
      </Menu>
      <ExportPlace returnTo={button} />
    </>
  );
}
