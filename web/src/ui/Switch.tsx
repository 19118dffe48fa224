import { type ComponentProps, type ReactNode, useId } from 'react';

interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'role'> {
  label: string;
  hint?: ReactNode;
}

/** On or off, at once. The knob's side says which, not its colour alone. */
export function Switch({ label, hint, ...input }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-6">
      <label htmlFor={id} className="min-w-0 text-m leading-snug">
        {label}
        {hint && (
          <span id={`${id}-hint`} className="mt-0.5 block text-s text-ink-3">
            {hint}
          </span>
        )}
      </label>
      <span className="relative inline-flex shrink-0">
        <input
          id={id}
          type="checkbox"
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- a checkbox says by itself whether it is on
          role="switch"
          aria-describedby={hint ? `${id}-hint` : undefined}
          {...input}
          className="peer h-6 w-10 cursor-pointer appearance-none rounded-full border border-line-strong bg-sunken transition-colors ease-calm checked:border-accent checked:bg-accent disabled:cursor-default disabled:opacity-45 touch:h-8 touch:w-13"
        />
        <span className="pointer-events-none absolute top-1 start-1 size-4 rounded-full bg-ink-3 transition-[inset-inline-start] ease-calm peer-checked:start-5 peer-checked:bg-on-accent touch:size-6 touch:peer-checked:start-6 forced-colors:bg-[CanvasText]" />
      </span>
    </div>
  );
}
