import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/Icon.tsx';

interface ToggleProps {
  isOn: boolean;
  onToggle: () => void;
  icon?: IconName;
  label?: string;
  children: ReactNode;
}

/** One of several that may be on together. */
export function Toggle({ isOn, onToggle, icon = 'check', label, children }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={label}
      onClick={onToggle}
      className={`inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border px-3 text-start text-s transition-colors ease-calm touch:min-h-11 ${isOn ? 'border-accent/50 bg-accent-soft font-medium text-accent' : 'border-line bg-surface text-ink-2 hover:bg-sunken'}`}
    >
      {isOn && <Icon name={icon} size={14} className={icon === 'star' ? '[&_path]:fill-current' : ''} />}
      <span className="min-w-0 truncate">{children}</span>
    </button>
  );
}
