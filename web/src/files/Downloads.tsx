import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { Check } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { toast } from '../ui/toast.ts';
import { download } from './download.ts';
import { type Format, type Kind, kindsOf } from './kinds.ts';
import { failureText } from './refusal.ts';

/** The trip in each format, a press each. */
export function Downloads({ trip, mayEdit }: { trip: Pick<Itinerary, 'id' | 'template'>; mayEdit: boolean }) {
  const [isPrivate, setPrivate] = useState(true);
  const get = useMutation({
    mutationFn: (format: Format) => download(trip.id, format, mayEdit && isPrivate),
    onSuccess: (name) => toast(i18n.t('“{name}” is in your downloads.', { name })),
  });
  const problem = get.error ? toProblem(get.error) : null;
  return (
    <section aria-labelledby="downloads-title">
      <h3 id="downloads-title" className="font-semibold">
        {i18n.t('Download a file')}
      </h3>
      <div className="mt-2">
        {mayEdit ? (
          <Check
            label={i18n.t('Include private details')}
            hint={i18n.t('Booking references, costs and notes. Leave them out of a file that you pass on.')}
            checked={isPrivate}
            onChange={(event) => setPrivate(event.target.checked)}
          />
        ) : (
          <p className="text-s text-ink-2">{i18n.t('Without booking references, costs and notes: those are for owners and editors.')}</p>
        )}
      </div>
      {problem && (
        <p role="alert" className="mt-3 rounded-m bg-danger-soft px-3 py-2 text-danger">
          {failureText(problem.status, problem)}
        </p>
      )}
      <ul className="mt-3 -mx-3 grid gap-0.5">
        {kindsOf({ template: trip.template, isPrivate: mayEdit && isPrivate }).map((kind) => (
          <Row key={kind.format} kind={kind} isBusy={get.isPending && get.variables === kind.format} onPress={() => get.isPending || get.mutate(kind.format)} />
        ))}
      </ul>
    </section>
  );
}

function Row({ kind: { format, icon, name, purpose }, isBusy, onPress }: { kind: Kind; isBusy: boolean; onPress: () => void }) {
  return (
    <li>
      <button
        type="button"
        aria-busy={isBusy}
        onClick={onPress}
        className="flex min-h-12 w-full items-center gap-3 rounded-m px-3 py-2 text-start transition-colors ease-calm hover:bg-sunken"
      >
        <span className="grid size-9 shrink-0 place-items-center rounded-m bg-accent-soft text-accent">
          <Icon name={icon} />
        </span>
        <span className="min-w-0 grow">
          <span className="sr-only">{i18n.t('Download')} </span>
          <span className="font-medium">{name}</span> <span className="text-s text-ink-3">.{format}</span>
          <span className="block text-s text-ink-2">{purpose}</span>
        </span>
        <Icon name="download" className={isBusy ? 'animate-pulse text-accent' : 'text-ink-3'} />
      </button>
    </li>
  );
}
