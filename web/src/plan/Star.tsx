import { i18n } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';

/** Says that something must be in the plan. */
export function Star({ isOn, name, onToggle }: { isOn: boolean; name: string; onToggle: () => void }) {
  return <IconButton size="s" icon="star" label={i18n.t('Must see: {place}', { place: name })} aria-pressed={isOn} onClick={onToggle} className={isOn ? 'text-accent [&_path]:fill-current' : 'text-ink-3'} />;
}
