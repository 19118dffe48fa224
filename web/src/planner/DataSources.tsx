import { i18n } from '../i18n.ts';
import { useSources } from '../search/sources.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';

/** Whose data this is. Small, always one click away. */
export function DataSources({ slim }: { slim: boolean }) {
  const sources = useSources((state) => state.sources);
  return (
    <Popover
      label={i18n.t('Data sources')}
      trigger={
        <button
          type="button"
          className={`flex min-h-9 items-center gap-2 rounded-m text-xs text-ink-3 hover:bg-sunken hover:text-ink touch:min-h-11 ${slim ? 'justify-center' : 'px-2.5'}`}
        >
          <Icon name="info" size={16} />
          <span className={slim ? 'sr-only' : ''}>{i18n.t('Data sources')}</span>
        </button>
      }
    >
      <h2 className="font-semibold">{i18n.t('Data sources')}</h2>
      <p className="mt-1 text-s text-ink-2">{i18n.t('Places and the map come from these projects, with thanks.')}</p>
      <ul className="mt-3 space-y-2.5">
        {sources.map((source) => (
          <li key={source.source} className="text-s">
            {source.url ? (
              <a href={source.url} target="_blank" rel="noreferrer" className="font-medium text-accent underline underline-offset-2">
                {source.text}
              </a>
            ) : (
              <span className="font-medium">{source.text}</span>
            )}
            <span className="block text-xs text-ink-3">{source.licence}</span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
