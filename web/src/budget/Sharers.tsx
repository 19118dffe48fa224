import { i18n } from '../i18n.ts';
import { usePersonNames } from './names.ts';

interface SharersProps {
  people: readonly string[];
  /** Whom an empty list stands for. */
  everybody: readonly string[];
  value: readonly string[];
  onChange: (people: readonly string[]) => void;
}

/** Who an expense is for. All of them is kept as nobody in particular, so that who joins later counts too. */
export function Sharers({ people, everybody, value, onChange }: SharersProps) {
  const nameOf = usePersonNames();
  const chosen = value.length > 0 ? value : everybody;
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
    // The last one stays: an expense is for somebody.
    if (next.length === 0) return;
    const isAll = next.length === everybody.length && everybody.every((each) => next.includes(each));
    onChange(isAll ? [] : next);
  };
  return (
    <fieldset className="min-w-0 tablet:col-span-2">
      <legend className="mb-1.5 text-s font-medium text-ink-2">{i18n.t('Shared by')}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1 pt-1.5">
        {people.map((id) => (
          <label key={id} className="inline-flex min-h-7 cursor-pointer items-center gap-2 text-m touch:min-h-11">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} className="size-4.5 shrink-0 accent-(--accent) touch:size-6" />
            {nameOf(id)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
