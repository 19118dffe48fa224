import { Suspense } from 'react';
import { i18n } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { part } from '../ui/part.ts';
import type { Section } from './sections.ts';

const DayMenuItems = part(() => import('./select/DayMenuItems.tsx'), 'DayMenuItems');

/** What can be done with a whole day. */
export function DayMenu({ section, className }: { section: Section; className: string }) {
  return (
    <Menu trigger={<IconButton icon="more" size="s" label={i18n.t('Actions for {name}', { name: section.label })} className={className} />}>
      <Suspense fallback={null}>
        <DayMenuItems section={section} />
      </Suspense>
    </Menu>
  );
}
