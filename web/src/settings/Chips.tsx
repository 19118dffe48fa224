import { Icon } from '../ui/Icon.tsx';
import { Reason } from './Reason.tsx';
import type { Key } from './saving.ts';

interface ChipsProps<T extends string> {
  /** The preference that is chosen here. */
  name: Key;
  legend: string;
  value: readonly T[];
  options: readonly { value: T; label: string }[];
  onChange: (value: T[]) => void;
}

// The mark has the same width on and off, so that nothing moves when a chip is pressed.
const CHIP =
  'relative inline-flex h-9 items-center gap-1.5 rounded-full border border-line-strong/70 bg-surface ps-2.5 pe-3.5 text-m text-ink-2 transition-colors ease-calm select-none hover:border-line-strong hover:text-ink touch:h-11 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent';

/** Any of several, as checkboxes that look like chips. What an older version kept and no chip stands for goes with the next choice. */
export function Chips<T extends string>({ name, legend, value, options, onChange }: ChipsProps<T>) {
  const known = options.map((option) => option.value).filter((option) => value.includes(option));
  const toggle = (option: T) => onChange(known.includes(option) ? known.filter((other) => other !== option) : [...known, option]);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2.5 text-m font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className={CHIP}>
            <input
              type="checkbox"
              className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
              checked={known.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            <Icon name={known.includes(option.value) ? 'check' : 'plus'} size={14} className={known.includes(option.value) ? '' : 'text-ink-3'} />
            {option.label}
          </label>
        ))}
      </div>
      <Reason of={name} />
    </fieldset>
  );
}
