import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { type Conflict, conflictId } from '../../itinerary/conflicts.ts';
import type { ToMend } from '../../itinerary/findings.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { usePlanner, useView } from '../context.ts';
import { FixButton } from './FixButton.tsx';
import { detailOf, titleOf } from './words.ts';

const ICONS: Readonly<Record<Conflict['kind'], IconName>> = {
  overlap: 'clock',
  transfer: 'warning',
  tight: 'walk',
  order: 'transfer',
  night: 'lodging',
  budget: 'wallet',
  closed: 'lock',
  closing: 'clock',
  late: 'clock',
  hours_unknown: 'help',
  long_day: 'timeline',
};

const QUIET: ReadonlySet<Conflict['kind']> = new Set(['night', 'tight', 'hours_unknown', 'long_day']);

/** Each thing that does not fit, in words with its numbers; a press jumps to it, and another mends it where that is known. */
export function ConflictList({ conflicts }: { conflicts: readonly ToMend[] }) {
  const jump = useJump();
  const formats = useFormats();
  const row = 'flex w-full items-start gap-3 rounded-m px-2 py-2 text-start text-m hover:bg-sunken touch:min-h-11';
  return (
    <div className="-m-2">
      <h2 className="px-2 pt-1 pb-2 font-semibold">{i18n.t('To look at')}</h2>
      <ul>
        {conflicts.map(({ conflict, fix }) => (
          <li key={conflictId(conflict)}>
            <button type="button" className={row} onClick={() => jump(conflict)}>
              <Icon name={ICONS[conflict.kind]} className={`mt-0.5 ${QUIET.has(conflict.kind) ? 'text-ink-3' : 'text-warn'}`} />
              <span className="min-w-0">
                <span className="block">{titleOf(conflict, formats)}</span>
                <span className="block text-s text-ink-3">{detailOf(conflict, formats)}</span>
              </span>
            </button>
            {fix && <FixButton fix={fix} />}
          </li>
        ))}
      </ul>
      <p className="px-2 pt-2 pb-1 text-s text-ink-3">{i18n.t('Nothing here stops you: it only tells you.')}</p>
    </div>
  );
}

function useJump(): (conflict: Conflict) => void {
  const { select, setFocus, setView } = usePlanner();
  const show = (id: string): void => {
    useView.setState({ reveal: id });
    select(id);
  };
  return (conflict) => {
    switch (conflict.kind) {
      case 'night':
        return setFocus(conflict.from);
      case 'long_day':
        return setFocus(conflict.date);
      case 'budget':
        return setView('budget');
      case 'closed':
      case 'closing':
      case 'late':
      case 'hours_unknown':
        return show(conflict.item.id);
      case 'overlap':
      case 'order':
        return show(conflict.second.id);
      case 'transfer':
      case 'tight':
        return show(conflict.to.id);
    }
  };
}
