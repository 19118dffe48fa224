import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const LOOKS: Record<Look, string> = {
  primary: 'bg-ink text-paper hover:bg-ink/85 font-medium shadow-1',
  plain: 'bg-surface text-ink border border-line hover:bg-sunken shadow-1 font-medium',
  quiet: 'text-ink-2 hover:bg-sunken hover:text-ink',
  danger: 'bg-danger-soft text-danger hover:bg-danger hover:text-paper font-medium',
};

const BASE =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-m transition-colors ease-calm select-none disabled:opacity-45 disabled:pointer-events-none';

export interface ButtonProps extends ComponentProps<'button'> {
  look?: Look;
  icon?: IconName;
}

export function Button({ look = 'plain', icon, className = '', children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={`${BASE} ${LOOKS[look]} h-9 px-3.5 text-m touch:h-11 ${className}`} {...rest}>
      {icon && <Icon name={icon} className="-ms-0.5" />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  icon: IconName;
  /** Read aloud, and shown as a tooltip. */
  label: string;
  look?: Look;
  size?: 's' | 'm';
}

export function IconButton({ icon, label, look = 'quiet', size = 'm', className = '', type = 'button', ...rest }: IconButtonProps) {
  const box = size === 's' ? 'size-7 touch:size-11' : 'size-9 touch:size-11';
  return (
    <button type={type} aria-label={label} title={label} className={`${BASE} ${LOOKS[look]} ${box} ${className}`} {...rest}>
      <Icon name={icon} size={size === 's' ? 16 : 18} />
    </button>
  );
}
