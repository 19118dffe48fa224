import { Segments } from '../ui/Segments.tsx';
import { Reason } from './Reason.tsx';
import type { Key } from './saving.ts';

interface ChoiceProps<T extends string> {
  /** The preference that is chosen here. */
  name: Key;
  label: string;
  hint?: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** One of a few, all in sight, beside what it is about. */
export function Choice<T extends string>({ name, label, hint, ...choice }: ChoiceProps<T>) {
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 phone:flex-col phone:items-start">
        <div className="min-w-0">
          <p aria-hidden="true" className="text-m font-medium">
            {label}
          </p>
          {hint && <p className="text-s text-ink-3">{hint}</p>}
        </div>
        <Segments label={label} {...choice} />
      </div>
      <Reason of={name} />
    </div>
  );
}
