import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { useTrip } from '../../itinerary/store.ts';
import { SuggestionCard } from '../../talk/SuggestionCard.tsx';
import { Thread } from '../../talk/Thread.tsx';
import { Votes } from '../../talk/Votes.tsx';
import { useNames } from '../../talk/useNames.ts';

const ID = 'item-talk';

/** Below all the fields it is out of sight: this is the short way there. */
export function showTalk(): void {
  const talk = document.getElementById(ID);
  const scroller = talk?.parentElement;
  if (!talk || !scroller) return;
  // Only the pane may scroll, hence not scrollIntoView: it would push a phone's sheet off its stop.
  scroller.scrollTop += talk.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8;
  talk.focus({ preventScroll: true });
}

/** What people think of the item: votes on an idea, suggestions that wait, comments. */
export function ItemTalk({ item }: { item: Item }) {
  const suggestions = useTrip((state) => state.remarks.suggestions);
  const waiting = suggestions.filter(({ about, status }) => about === item.id && status === 'open');
  return (
    <div id={ID} tabIndex={-1} className="mt-6 grid gap-6 outline-none border-t border-line pt-5">
      {item.day === null && <Opinion item={item} />}
      {waiting.length > 0 && (
        <section aria-labelledby="item-suggestions">
          <h3 id="item-suggestions" className="mb-2 font-semibold">
            {i18n.t('Suggestions ({count})', { count: waiting.length })}
          </h3>
          <ul className="grid gap-3">
            {waiting.map((suggestion) => (
              <SuggestionCard key={suggestion.id} suggestion={suggestion} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="item-comments">
        <h3 id="item-comments" className="mb-3 font-semibold">
          {i18n.t('Comments')}
        </h3>
        <Thread about={item.id} label={item.title} />
      </section>
    </div>
  );
}

function Opinion({ item }: { item: Item }) {
  const nameOf = useNames();
  const tally = useTrip((state) => state.remarks.votes.get(item.id));
  const { up = [], down = [] } = tally ?? {};
  const names = (who: readonly string[]) => who.map(nameOf).join(', ');
  return (
    <section aria-labelledby="item-votes">
      <h3 id="item-votes" className="mb-1.5 font-semibold">
        {i18n.t('Worth it?')}
      </h3>
      <div className="-ms-2">
        <Votes item={item} />
      </div>
      {up.length > 0 && <p className="mt-1 text-s text-ink-2">{i18n.t('For it: {names}', { names: names(up) })}</p>}
      {down.length > 0 && <p className="mt-1 text-s text-ink-2">{i18n.t('Against it: {names}', { names: names(down) })}</p>}
      {up.length + down.length === 0 && <p className="mt-1 text-s text-ink-3">{i18n.t('Nobody has voted yet.')}</p>}
    </section>
  );
}
