import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Pause } from './model.ts';

const nameOf = (kind: Pause['kind']): string => ({ lunch: i18n.t('Time for lunch'), dinner: i18n.t('Time for dinner'), rest: i18n.t('Time to rest') })[kind];

/** A meal or a rest between stops: time that is kept free, and no item. */
export function PauseRow({ pause: { kind, start_local: start, minutes } }: { pause: Pause }) {
  const formats = useFormats();
  return (
    <li className="grid grid-cols-[52px_1fr] items-baseline gap-x-3 py-1 text-s text-ink-2">
      <span className="tabular">{formats.time(start)}</span>
      <span className="flex min-w-0 items-center gap-1.5">
        <Icon name={kind === 'rest' ? 'clock' : 'restaurant'} size={14} className="text-ink-3" />
        {nameOf(kind)}
        <span className="text-ink-3">· {formats.duration(minutes)}</span>
      </span>
    </li>
  );
}
