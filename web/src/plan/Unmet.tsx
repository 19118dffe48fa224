import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import type { Preview, Relaxation } from './model.ts';
import { plan, wish, wishesOf } from './store.ts';
import { leftText, relaxText, unmetText } from './words.ts';
import { relaxed } from './wishes.ts';

/** What was asked for and cannot be, and what to give up for it: one press each, and the plan is made anew. */
export function Unmet({ preview: { unmet, relax } }: { preview: Pick<Preview, 'unmet' | 'relax'> }) {
  const formats = useFormats();
  if (unmet.length === 0) return null;
  return (
    <div className="mt-3">
      <Banner tone="warn" title={i18n.t('Not all that you asked for fits')}>
        <ul className="mt-1 text-ink">
          {unmet.map((one) => (
            <li key={`${one.wish} ${one.item_id ?? one.title} ${one.date ?? ''}`} className="py-0.5">
              {unmetText(one, formats)}
              {one.wish === 'must_see' && <span className="block text-s text-ink-2">{leftText(one.reason, formats)}</span>}
            </li>
          ))}
        </ul>
        {relax.length > 0 && (
          <div className="mt-2.5 flex flex-wrap gap-2">
            {relax.map((one) => (
              <Relax key={`${one.wish} ${one.item_id ?? one.title} ${one.date ?? ''}`} relaxation={one} />
            ))}
          </div>
        )}
      </Banner>
    </div>
  );
}

function Relax({ relaxation }: { relaxation: Relaxation }) {
  const { trip, select } = usePlanner();
  const formats = useFormats();
  const { wish: about, item_id: item } = relaxation;
  const next = relaxed(wishesOf(trip), relaxation);
  const isItem = about === 'fixed' && trip.items.some(({ id }) => id === item);
  if (!next && !isItem) return null;
  const give = (): void => {
    if (!next) return select(item);
    wish(trip, next);
    plan(trip);
  };
  return (
    <Button className="h-auto min-h-9 max-w-full py-1.5 text-start whitespace-normal touch:min-h-11" onClick={give}>
      {relaxText(relaxation, formats)}
    </Button>
  );
}
