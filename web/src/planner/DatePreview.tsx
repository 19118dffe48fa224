import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import type { DatePreview as Preview } from '../itinerary/dateRange.ts';
import { Icon } from '../ui/Icon.tsx';

const NAMED = 4;

/** What saving these dates would do to the items, before it is done. */
export function DatePreview({ preview }: { preview: Preview }) {
  const formats = useFormats();
  const { days, becomeIdeas, shifted } = preview;
  const first = shifted[0];
  return (
    <div role="status" className="grid gap-1.5 text-m">
      <p className="font-medium">{days === 0 ? i18n.t('No dates: every item becomes an idea.') : i18n.t('{count, plural, one {# day} other {# days}}', { count: days })}</p>
      {first && (
        <p className="flex gap-2 text-s text-ink-2">
          <Icon name="calendar" size={16} className="mt-0.5" />
          {i18n.t('{count, plural, one {# item moves} other {# items move}}: {from} becomes {to}.', {
            count: shifted.length,
            from: formats.day(first.from),
            to: formats.day(first.to),
          })}
        </p>
      )}
      {becomeIdeas.length > 0 && (
        <p className="flex gap-2 text-s text-warn">
          <Icon name="idea" size={16} className="mt-0.5" />
          <span>
            {i18n.t('{count, plural, one {# item becomes an idea} other {# items become ideas}}:', { count: becomeIdeas.length })}{' '}
            {becomeIdeas
              .slice(0, NAMED)
              .map((item) => item.title)
              .join(', ')}
            {becomeIdeas.length > NAMED && '…'}
          </span>
        </p>
      )}
      {days > 0 && !first && becomeIdeas.length === 0 && <p className="text-s text-ink-2">{i18n.t('Every item stays where it is.')}</p>}
    </div>
  );
}
