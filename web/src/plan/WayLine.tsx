import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { modeIcon, modeName } from '../planner/names.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Journey } from './model.ts';

/** Below this one is there already. */
const SAME_PLACE = 40;

/** The way to what stands below it, in the second column. */
export function WayLine({ way }: { way: Journey | null }) {
  const formats = useFormats();
  if (!way || way.distance_m < SAME_PLACE) return null;
  const { mode, minutes, distance_m: metres } = way;
  return (
    <span className="col-start-2 mb-0.5 flex items-center gap-1.5 text-xs text-ink-3 tabular">
      <Icon name={modeIcon(mode)} size={14} />
      {i18n.t('{duration} {mode}', { duration: formats.duration(minutes), mode: modeName(mode) })}
      <span aria-hidden="true">·</span>
      {formats.distance(metres)}
    </span>
  );
}
