import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { setHovered, useView } from '../planner/context.ts';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { WayLine } from './WayLine.tsx';
import type { Stop } from './model.ts';
import { changeText, movedText } from './words.ts';

const TONES: Readonly<Record<Stop['change'], string>> = {
  added: 'bg-accent-soft text-accent',
  moved: 'bg-sunken text-ink-2',
  retimed: 'bg-sunken text-ink-2',
  unchanged: '',
};

interface StopRowProps {
  stop: Stop;
  date: string;
  number: number;
  /** Plans anew without it; where that may be asked. */
  onUnwant?: (() => void) | undefined;
}

/** One stop: when, what, and what becomes of it. The map shows which one is meant. */
export function StopRow({ stop, date, number, onUnwant }: StopRowProps) {
  const formats = useFormats();
  const { item_id: id, title, change, fixed, must, travel, minutes } = stop;
  const isHovered = useView((view) => view.hovered === id);
  const changed = changeText(stop, date, formats);
  const why = change === 'moved' ? movedText(stop, formats) : '';
  return (
    <li data-change={change} onPointerEnter={() => setHovered(id)} onPointerLeave={() => setHovered(null)} className={`-mx-2 grid grid-cols-[52px_1fr] gap-x-3 rounded-m px-2 py-1 transition-colors ease-calm ${isHovered ? 'bg-sunken' : ''}`}>
      <WayLine way={travel} />
      <span className="text-m font-medium text-ink-2 tabular">{formats.time(stop.start_local)}</span>
      <span className="min-w-0">
        <span className="flex min-w-0 items-start gap-2">
          <span aria-hidden="true" className="mt-px grid size-5 shrink-0 place-items-center rounded-full bg-day text-2xs font-semibold text-white tabular">
            {number}
          </span>
          <span className="min-w-0 font-medium wrap-anywhere">{title}</span>
          {must && <Mark icon="star" text={i18n.t('Must see')} className="text-accent [&_path]:fill-current" />}
          {fixed && <Mark icon="lock" text={i18n.t('Stays where it is')} className="text-ink-3" />}
          {changed && <span className={`ms-auto shrink-0 rounded-full px-2 py-0.5 text-xs font-medium ${TONES[change]}`}>{changed}</span>}
          {onUnwant && <IconButton size="s" icon="close" label={i18n.t('Plan without {place}', { place: title })} className="-my-1 -me-1.5 touch:-my-2.5" onClick={onUnwant} />}
        </span>
        <span className="block ps-7 text-s text-ink-3">
          {[formats.duration(minutes), why].filter(Boolean).join(' · ')}
        </span>
      </span>
    </li>
  );
}

function Mark({ icon, text, className }: { icon: 'star' | 'lock'; text: string; className: string }) {
  return (
    <span title={text} className={`mt-0.5 shrink-0 ${className}`}>
      <Icon name={icon} size={15} />
      <span className="sr-only">{text}</span>
    </span>
  );
}
