import type { ReactNode } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { type Item, isTransport } from '../../itinerary/model.ts';
import { useTrip } from '../../itinerary/store.ts';
import { useTalk } from '../../talk/open.ts';
import { RichText } from '../../text/RichText.tsx';
import { Button } from '../../ui/Button.tsx';
import { usePlanner } from '../context.ts';
import { timeText } from '../facts.ts';
import { typeName } from '../names.ts';
import { shortLabel } from '../sections.ts';
import { useMay } from '../useMay.ts';
import { sectionOf } from '../usePlannerValue.ts';
import { SuggestForm } from './SuggestForm.tsx';
import { LinkCard } from './LinkCard.tsx';

const NO_ERRORS = {};

/** Everything about one item for who may read it: what is not filled in is not there. */
export function ItemFacts({ item }: { item: Item }) {
  const planner = usePlanner();
  const formats = useFormats();
  const section = sectionOf(planner, item);
  const { remark } = useMay();
  const facts: [string, ReactNode][] = [
    [i18n.t('Kind'), typeName(item.type)],
    [i18n.t('Day'), section ? shortLabel(section, formats) : ''],
    [i18n.t('Time'), timeText(item, formats)],
    [i18n.t('Duration'), item.duration_min ? formats.duration(item.duration_min) : ''],
    [i18n.t('From'), isTransport(item.type) ? (item.location?.name ?? '') : ''],
    [i18n.t('To'), item.end_location?.name ?? ''],
    [i18n.t('Cost'), item.cost ? formats.money(item.cost) : ''],
    [i18n.t('Booking reference'), item.booking_ref],
    [i18n.t('Done'), item.done ? i18n.t('Yes') : ''],
  ];
  return (
    <div className="mt-4 grid gap-5">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-m">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd className="min-w-0 wrap-anywhere">{value}</dd>
            </div>
          ))}
      </dl>
      {item.description && <RichText text={item.description} className="text-m leading-relaxed" />}
      {item.media_urls.length > 0 && <Links urls={item.media_urls} />}
      {remark && <Suggest item={item} />}
    </div>
  );
}

function Links({ urls }: { urls: readonly string[] }) {
  return (
    <ul aria-label={i18n.t('Photos and links')} className="grid gap-1">
      {urls.map((url) => (
        <li key={url} className="rounded-l border border-line">
          <LinkCard url={url} />
        </li>
      ))}
    </ul>
  );
}

function Suggest({ item }: { item: Item }) {
  const isOpen = useTalk((state) => state.suggesting === item.id);
  const errors = useTrip((state) => state.fieldErrors[item.id]) ?? NO_ERRORS;
  if (isOpen) return <SuggestForm item={item} errors={errors} onDone={() => useTalk.setState({ suggesting: null })} />;
  return (
    <div>
      <Button icon="suggest" onClick={() => useTalk.setState({ suggesting: item.id })}>
        {i18n.t('Suggest a change')}
      </Button>
    </div>
  );
}
