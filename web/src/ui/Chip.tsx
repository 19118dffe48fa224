import { type ComponentProps, useId } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface ChipProps extends Omit<ComponentProps<'input'>, 'type' | 'className'> {
  label: string;
  icon?: IconName;
}

/** One of many that may be chosen together: a checkbox that looks like a word. Stands in a fieldset that says what is chosen. */
export function Chip({ label, icon, ...input }: ChipProps) {
  const id = useId();
  return (
    <span className="relative inline-flex max-w-full">
      <input id={id} type="checkbox" {...input} className="peer absolute inset-0 cursor-pointer appearance-none rounded-full disabled:cursor-default" />
      <label
        htmlFor={id}
        className="pointer-events-none inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-line-strong/70 bg-surface px-3 text-s transition-colors ease-calm peer-checked:border-accent peer-checked:bg-accent-soft peer-checked:font-medium peer-checked:text-accent peer-hover:border-line-strong peer-disabled:opacity-45 touch:h-11 touch:px-4 [&>.on]:hidden peer-checked:[&>.off]:hidden peer-checked:[&>.on]:block"
      >
        <Icon name="check" size={14} className="on" />
        {icon && <Icon name={icon} size={14} className="off text-ink-3" />}
        <span className="truncate">{label}</span>
      </label>
    </span>
  );
}
