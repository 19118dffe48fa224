import { memo } from 'react';
import { useDropList } from '../dnd/useRow.ts';
import { i18n } from '../i18n.ts';
import { useMedia } from '../ui/useMedia.ts';
import { ItemRow } from './ItemRow.tsx';
import { nextStop } from './LegChip.tsx';
import { CheckOutLine, NightLine } from './NightLine.tsx';
import { SEARCH_ID } from './ids.ts';
import { SectionHead } from './SectionHead.tsx';
import { useView } from './context.ts';
import { useMay } from './useMay.ts';
import type { DayRoute } from './routes.ts';
import type { Section } from './sections.ts';
import { sectionId } from './useScrollSpy.ts';

/** One day (or the ideas): heading, notes, rows with the ways between them. */
export const SectionView = memo(function SectionView({ section, route }: { section: Section; route: DayRoute | undefined }) {
  const { ref, isEmptyTarget, isTarget } = useDropList(section.list);
  const { rows, list, stops, nights, leaving } = section;
  return (
    <section
      ref={ref}
      id={sectionId(list)}
      aria-labelledby={`${sectionId(list)}-name`}
      style={{ '--day': section.style.solid }}
      className={`border-b border-line px-4 pb-5 transition-colors ease-calm last:border-b-0 ${isTarget ? 'bg-accent-soft/40' : ''}`}
    >
      <SectionHead section={section} route={route} />
      {leaving.map((item) => (
        <CheckOutLine key={item.id} item={item} />
      ))}
      {rows.length === 0 ? (
        <EmptySection section={section} isTarget={isEmptyTarget} />
      ) : (
        <ol className="mt-1">
          {rows.map((row) => (
            <ItemRow key={row.id} item={row} list={list} number={stops.get(row.id)} to={nextStop(row, section)} leg={route?.legs.get(row.id)} />
          ))}
        </ol>
      )}
      {nights.map((stay) => (
        <NightLine key={stay.item.id} stay={stay} />
      ))}
    </section>
  );
});

function EmptySection({ section, isTarget }: { section: Section; isTarget: boolean }) {
  const { edit, remark } = useMay();
  const isIdeas = section.date === null;
  const isTouch = useMedia('(pointer: coarse)');
  if (!remark) return <p className="mt-2 text-m text-ink-3">{isIdeas ? i18n.t('No ideas yet.') : i18n.t('Nothing planned.')}</p>;
  const text = isIdeas
    ? edit
      ? i18n.t('Keep places here until you know the day. [Add an idea]')
      : i18n.t('Keep places here until you know the day. [Suggest one]')
    : edit
      ? isTouch
        ? i18n.t('Nothing planned. [Add a place]')
        : i18n.t('Nothing planned. Drop a place here, or [search for one]')
      : i18n.t('Nothing planned. You can [suggest a place]');
  // What stands in brackets is pressed; where it stands is up to each language.
  const [before = '', offer = '', after = ''] = text.split(/[[\]]/);
  return (
    <div className={`mt-2 rounded-l border border-dashed px-4 py-4 text-m text-ink-2 transition-colors ${isTarget ? 'border-accent bg-accent-soft' : 'border-line-strong/50'}`}>
      {before}
      <button
        type="button"
        className="inline-flex min-h-6 items-center rounded-s font-medium text-accent underline underline-offset-4"
        onClick={() => {
          useView.setState({ addTo: section.list });
          document.getElementById(SEARCH_ID)?.focus();
        }}
      >
        {offer}
      </button>
      {after}
    </div>
  );
}
