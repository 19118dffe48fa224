import { i18n } from '../i18n.ts';
import type { Item } from '../itinerary/model.ts';
import { safeUrl } from '../planner/detail/safeUrl.ts';
import { Icon } from '../ui/Icon.tsx';

/** Tickets, tables, web sites: what the item links to. */
export function Links({ item }: { item: Item }) {
  const urls = [item.url, ...item.media_urls].map(safeUrl).filter((url) => url !== null);
  if (urls.length === 0) return null;
  return (
    <div className="flex items-start gap-3">
      <Icon name="link" className="mt-0.5 text-ink-3 touch:mt-3" />
      <ul aria-label={i18n.t('Tickets and links')} className="min-w-0 grow">
        {[...new Set(urls)].map((url) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer" className="inline-flex min-h-6 max-w-full items-center text-accent underline underline-offset-4 touch:min-h-11">
              <span className="truncate">{url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
