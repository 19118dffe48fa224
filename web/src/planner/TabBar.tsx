import { Link } from '@tanstack/react-router';
import type { View } from '../app/router.tsx';
import { i18n } from '../i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import { PlannerMenu } from './PlannerMenu.tsx';
import { viewSearch } from './ViewTabs.tsx';
import { usePlanner } from './context.ts';
import { VIEW_ICONS, viewNames } from './viewNames.ts';

const TAB = 'flex min-h-14 min-w-0 grow basis-0 flex-col items-center justify-center gap-0.5 text-2xs';
/** What stands under "Plan": the days, however they are looked at. */
const PLAN: ReadonlySet<View> = new Set(['list', 'timeline', 'calendar', 'table']);
const TABS = ['list', 'map', 'bookings', 'budget'] as const satisfies readonly View[];

/** A phone's way around the trip. */
export function TabBar() {
  const { view, trip } = usePlanner();
  const names = { ...viewNames(), list: i18n.t('Plan') };
  const isHere = (tab: View): boolean => (tab === 'list' ? PLAN.has(view) : tab === view);
  return (
    <nav aria-label={i18n.t('Parts of the trip')} className="z-20 flex shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]">
      {TABS.map((tab) => (
        <Link
          key={tab}
          to="/i/$id"
          params={{ id: trip.id }}
          search={viewSearch(tab)}
          aria-current={isHere(tab) ? 'page' : undefined}
          className={`${TAB} ${isHere(tab) ? 'font-medium text-accent' : 'text-ink-2'}`}
        >
          <Icon name={VIEW_ICONS[tab]} size={20} />
          <span className="max-w-full truncate px-1">{names[tab]}</span>
        </Link>
      ))}
      <PlannerMenu className={`${TAB} ${TABS.every((tab) => !isHere(tab)) ? 'font-medium text-accent' : 'text-ink-2'}`} />
    </nav>
  );
}
