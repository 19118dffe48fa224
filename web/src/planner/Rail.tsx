import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useFormats } from '../app/formats.ts';
import type { View } from '../app/router.tsx';
import { useDropList } from '../dnd/useRow.ts';
import { i18n } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { part as lazyPart } from '../ui/part.ts';
import { DataSources } from './DataSources.tsx';
import { Later } from './Later.tsx';
import { usePlanner, useView } from './context.ts';
import type { Section } from './sections.ts';
import { VIEW_ICONS, viewNames } from './viewNames.ts';
import { viewSearch } from './ViewTabs.tsx';

const BudgetBar = lazyPart(() => import('../budget/BudgetBar.tsx'), 'BudgetBar', 'passing');

const PARTS = ['today', 'bookings', 'budget', 'checks'] as const satisfies readonly View[];
const isPart = (view: View): boolean => PARTS.some((part) => part === view);

/** Days and ideas at a glance; also a place to drop on. `slim` shows numbers only. */
export function Rail({ slim }: { slim: boolean }) {
  const { trip, sections, focus, setFocus, view } = usePlanner();
  const visible = useView((state) => state.visible);
  const names = viewNames();
  const isWhole = focus === null && !isPart(view);
  const row = `flex w-full items-center gap-3 rounded-m text-start transition-colors ease-calm hover:bg-sunken ${slim ? 'flex-col gap-1! py-2 text-center' : 'min-h-9 px-2.5 py-1.5 touch:min-h-11'}`;
  return (
    <nav
      aria-label={i18n.t('Days')}
      className={`flex shrink-0 flex-col border-e border-line bg-paper ${slim ? 'w-[68px] px-1.5' : 'w-[220px] px-3'} pt-3 pb-2`}
    >
      <div className="min-h-0 grow overflow-y-auto no-scrollbar">
        <button type="button" aria-current={isWhole ? 'true' : undefined} onClick={() => setFocus(null)} className={`${row} ${isWhole ? 'bg-sunken font-medium' : 'text-ink-2'}`}>
          <span className="grid size-6 place-items-center">
            <Icon name="map" />
          </span>
          <span className={slim ? 'text-2xs' : ''}>{slim ? i18n.t('All') : i18n.t('Whole trip')}</span>
        </button>
        <ul className="mt-2 space-y-0.5">
          {sections.map((section) => (
            <RailRow key={section.list} section={section} slim={slim} className={row} isFocus={focus === section.list && !isPart(view)} isVisible={visible === section.list} />
          ))}
        </ul>
        <div className="mx-2.5 my-2 h-px bg-line" />
        <ul className="space-y-0.5">
          {PARTS.map((part) => (
            <li key={part}>
              <Link
                to="/i/$id"
                params={{ id: trip.id }}
                search={viewSearch(part)}
                aria-current={view === part ? 'page' : undefined}
                className={`relative ${row} ${part === 'budget' && !slim ? 'pb-2.5' : ''} ${view === part ? 'bg-sunken font-medium' : 'text-ink-2'}`}
              >
                <span className="grid size-6 place-items-center">
                  <Icon name={VIEW_ICONS[part]} />
                </span>
                <span className={slim ? 'max-w-full truncate text-2xs' : ''}>{names[part]}</span>
                {part === 'budget' && (
                  <Later>
                    <Suspense fallback={null}>
                      <BudgetBar slim={slim} />
                    </Suspense>
                  </Later>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <div className={`mt-2 flex ${slim ? 'flex-col' : 'items-center justify-between'}`}>
        <DataSources slim={slim} />
        <IconButton icon="help" label={i18n.t('Keyboard')} className={slim ? 'self-center' : ''} onClick={() => useView.setState({ help: true })} />
      </div>
    </nav>
  );
}

interface RailRowProps {
  section: Section;
  slim: boolean;
  className: string;
  isFocus: boolean;
  /** In sight in the list: a bar at the edge follows the scroll. */
  isVisible: boolean;
}

function RailRow({ section, slim, className, isFocus, isVisible }: RailRowProps) {
  const { setFocus } = usePlanner();
  const formats = useFormats();
  const { ref, isOver } = useDropList(section.list, true);
  const { date, number, rows } = section;
  const name = date === null ? section.label : formats.day(date);
  return (
    <li ref={ref} className="relative" style={{ '--day': section.style.solid }}>
      <span
        aria-hidden="true"
        className={`absolute inset-y-2 -start-1.5 w-0.5 rounded-full bg-day transition-opacity ease-calm ${isVisible ? 'opacity-100' : 'opacity-0'}`}
      />
      <button
        type="button"
        aria-current={isFocus ? 'true' : undefined}
        onClick={() => setFocus(section.list)}
        className={`${className} ${isFocus ? 'bg-sunken font-medium' : ''} ${isOver ? 'outline-2 -outline-offset-2 outline-accent' : ''}`}
      >
        {date === null ? (
          <span className="grid size-6 place-items-center text-ink-2">
            <Icon name="idea" />
          </span>
        ) : (
          <span className="grid size-6 shrink-0 place-items-center rounded-full bg-day text-xs font-semibold text-white tabular">{number}</span>
        )}
        {slim ? (
          <span className="text-2xs text-ink-2">{date === null ? section.label : formats.weekday(date)}</span>
        ) : (
          <>
            <span className="min-w-0 grow">
              <span className="block truncate">{section.title || name}</span>
              {section.title && <span className="block truncate text-xs font-normal text-ink-3">{name}</span>}
            </span>
            {rows.length > 0 && (
              <span className="text-xs font-normal text-ink-3 tabular">
                {rows.length}
                <span className="sr-only"> {i18n.t('{count, plural, one {item} other {items}}', { count: rows.length })}</span>
              </span>
            )}
          </>
        )}
      </button>
    </li>
  );
}
