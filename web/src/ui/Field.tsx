import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon } from './Icon.tsx';

export const INPUT =
  'w-full rounded-m border border-line-strong/70 bg-surface px-3 text-m text-ink transition-colors ease-calm hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-danger phone:text-l';

interface Shell {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** The label is for screen readers only: the context already says it. */
  bare?: boolean;
  className?: string;
  id?: string | undefined;
}

interface Wiring {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

/** Label, control, hint and error, wired together. */
export function Field({ label, hint, error, bare = false, className = '', id: givenId, children }: Shell & { children: (wiring: Wiring) => ReactNode }) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const note = error ?? hint;
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className={bare ? 'sr-only' : 'mb-1.5 block text-s font-medium text-ink-2'}>
        {label}
      </label>
      {children({ id, 'aria-invalid': error !== undefined, 'aria-describedby': note ? `${id}-note` : undefined })}
      {note && (
        <p id={`${id}-note`} className={`mt-1.5 text-s ${error ? 'text-danger' : 'text-ink-3'}`}>
          {note}
        </p>
      )}
    </div>
  );
}

export type TextFieldProps = Shell & Omit<ComponentProps<'input'>, 'id' | 'className'>;

export function TextField({ label, hint, error, bare, className, ...input }: TextFieldProps) {
  const shell = { label, hint, error, ...(bare ? { bare } : {}), ...(className ? { className } : {}) };
  return <Field {...shell}>{(wiring) => <input {...wiring} {...input} className={`${INPUT} h-10 touch:h-11`} />}</Field>;
}

export type TextAreaProps = Shell & Omit<ComponentProps<'textarea'>, 'id' | 'className'>;

export function TextArea({ label, hint, error, bare, className, ...area }: TextAreaProps) {
  const shell = { label, hint, error, ...(bare ? { bare } : {}), ...(className ? { className } : {}) };
  return (
    <Field {...shell}>
      {(wiring) => <textarea rows={3} {...wiring} {...area} className={`${INPUT} field-sizing-content min-h-20 py-2 leading-relaxed`} />}
    </Field>
  );
}

export type SelectFieldProps = Shell & Omit<ComponentProps<'select'>, 'id' | 'className'>;

export function SelectField({ label, hint, error, bare, className, id, children, ...select }: SelectFieldProps) {
  const shell = { label, hint, error, id, ...(bare ? { bare } : {}), ...(className ? { className } : {}) };
  return (
    <Field {...shell}>
      {(wiring) => (
        <span className="relative block">
          <select {...wiring} {...select} className={`${INPUT} h-10 appearance-none pe-9 touch:h-11`}>
            {children}
          </select>
          <Icon name="down" size={14} className="pointer-events-none absolute top-1/2 end-3 -translate-y-1/2 text-ink-3" />
        </span>
      )}
    </Field>
  );
}

export function Check({ label, hint, ...input }: { label: string; hint?: string } & Omit<ComponentProps<'input'>, 'type'>) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <input id={id} type="checkbox" {...input} className="mt-0.5 size-4.5 shrink-0 accent-(--accent) touch:size-6" />
      <label htmlFor={id} className="text-m leading-snug">
        {label}
        {hint && <span className="mt-0.5 block text-s text-ink-3">{hint}</span>}
      </label>
    </div>
  );
}
