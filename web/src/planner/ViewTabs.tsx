import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/Icon.tsx';
import type { PlannerSearch, View } from '../app/router.tsx';
import { i18n } from '../i18n.ts';
import { usePlanner } from './context.ts';
import { KEYED, VIEW_ICONS, viewNames } from './viewNames.ts';

/** The trip's address with another view; details stay open only among the views of the days. */
export function viewSearch(view: View, keepsItem = false) {
  return ({ view: _view, item, ...rest }: PlannerSearch): PlannerSearch => ({ ...rest, ...(view === 'list' ? {} : { view }), ...(keepsItem && item ? { item } : {}) });
}

/** The five ways to look at the days. Links, so that back, forward and a new tab do what they should. */
export function ViewTabs() {
  const { view, trip } = usePlanner();
  const names = viewNames();
  return (
    <nav aria-label={i18n.t('Views')} className="flex shrink-0 rounded-m bg-sunken p-0.5 phone:hidden">
      {KEYED.map((each, at) => (
        <Link
          key={each}
          to="/i/$id"
          params={{ id: trip.id }}
          search={viewSearch(each, true)}
          aria-current={view === each ? 'page' : undefined}
          aria-label={names[each]}
          title={i18n.t('{view} ({key})', { view: names[each], key: at + 1 })}
          className={`flex h-8 items-center gap-1.5 rounded-[8px] px-2 text-s touch:h-11 touch:min-w-11 touch:justify-center ${view === each ? 'bg-raised font-medium text-ink shadow-1' : 'text-ink-2 hover:text-ink'}`}
        >
          <Icon name={VIEW_ICONS[each]} size={16} />
          <span className="hidden min-[1360px]:inline">{names[each]}</span>
        </Link>
      ))}
    </nav>
  );
}
