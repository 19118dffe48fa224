import { type Formats, useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { type Conflict, conflictId } from '../../itinerary/conflicts.ts';
import { startOf } from '../../itinerary/legs.ts';
import { addDays } from '../../time/dates.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { usePlanner, useView } from '../context.ts';

const ICONS: Readonly<Record<Conflict['kind'], IconName>> = { overlap: 'clock', transfer: 'warning', tight: 'walk', order: 'transfer', night: 'lodging', budget: 'wallet' };

/** Each thing that does not fit, in words with its numbers; a press jumps to it. */
export function ConflictList({ conflicts }: { conflicts: readonly Conflict[] }) {
  const { select, setFocus, setView } = usePlanner();
  const formats = useFormats();
  const jump = (conflict: Conflict) => {
    if (conflict.kind === 'night') return setFocus(conflict.from);
    if (conflict.kind === 'budget') return setView('budget');
    const item = 'second' in conflict ? conflict.second : conflict.to;
    useView.setState({ reveal: item.id });
    select(item.id);
  };
  const row = 'flex w-full items-start gap-3 rounded-m px-2 py-2 text-start text-m hover:bg-sunken touch:min-h-11';
  return (
    <div className="-m-2">
      <h2 className="px-2 pt-1 pb-2 font-semibold">{i18n.t('To look at')}</h2>
      <ul>
        {conflicts.map((conflict) => (
          <li key={conflictId(conflict)}>
            <button type="button" className={row} onClick={() => jump(conflict)}>
              <Icon name={ICONS[conflict.kind]} className={`mt-0.5 ${conflict.kind === 'night' || conflict.kind === 'tight' ? 'text-ink-3' : 'text-warn'}`} />
              <span className="min-w-0">
                <span className="block">{titleOf(conflict)}</span>
                <span className="block text-s text-ink-3">{detailOf(conflict, formats)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="px-2 pt-2 pb-1 text-s text-ink-3">{i18n.t('Nothing here stops you: it only tells you.')}</p>
    </div>
  );
}

function titleOf(conflict: Conflict): string {
  switch (conflict.kind) {
    case 'overlap':
    case 'order':
      return i18n.t('{first} and {second}', { first: conflict.first.title, second: conflict.second.title });
    case 'transfer':
    case 'tight':
      return i18n.t('{from} to {to}', { from: conflict.from.title, to: conflict.to.title });
    case 'night':
      return i18n.t('{nights, plural, one {A night} other {# nights}} without a place to stay', { nights: conflict.nights });
    case 'budget':
      return i18n.t('Over the budget');
  }
}

function detailOf(conflict: Conflict, formats: Formats): string {
  switch (conflict.kind) {
    case 'budget':
      return i18n.t('The plan costs {amount} more', { amount: formats.money(conflict.over) });
    case 'overlap':
      return i18n.t('Both at the same time for {duration}', { duration: formats.duration(conflict.minutes) });
    case 'order':
      return i18n.t('The second one starts earlier, at {time}', { time: startOf(conflict.second) === null ? '' : formats.time(conflict.second.start_local ?? '') });
    case 'transfer':
      return i18n.t('{gap} between them; the way takes {way}', { gap: conflict.gap < 1 ? i18n.t('No time') : formats.duration(conflict.gap), way: formats.duration(conflict.minutes) });
    case 'tight':
      return i18n.t('Tight: {gap} for a way of {way}', { gap: formats.duration(conflict.gap), way: formats.duration(conflict.minutes) });
    case 'night':
      return conflict.nights === 1 ? formats.longDay(conflict.from) : i18n.t('From {from} to {to}', { from: formats.day(conflict.from), to: formats.day(addDays(conflict.from, conflict.nights)) });
  }
}
