import { useEffect, useRef } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner, useView } from './context.ts';

/** The rail of a phone: a row of days that snaps. */
export function DayChips() {
  const { sections, focus, setFocus } = usePlanner();
  const formats = useFormats();
  const visible = useView((view) => view.visible);
  const strip = useRef<HTMLDivElement>(null);

  // The chip of the day in sight comes to the middle, and none is cut that could be whole. Only the strip may scroll, hence not scrollIntoView.
  useEffect(() => {
    const row = strip.current;
    const chip = row?.querySelector<HTMLElement>(`[data-list="${CSS.escape(visible ?? '')}"]`);
    if (row && chip) row.scrollTo({ left: chip.offsetLeft - (row.clientWidth - chip.offsetWidth) / 2 });
  }, [visible]);

  const chip = 'relative flex h-11 shrink-0 snap-center items-center gap-2 rounded-full border px-3.5 text-m whitespace-nowrap transition-colors ease-calm';
  const tone = (isOn: boolean) => (isOn ? 'border-ink bg-ink text-paper font-medium' : 'border-line bg-surface text-ink-2');
  return (
    <nav aria-label={i18n.t('Days')} className="shrink-0 pb-2.5">
      <div ref={strip} className="relative flex snap-x gap-2 overflow-x-auto px-4 pt-0.5 no-scrollbar">
        <button type="button" aria-current={focus === null ? 'true' : undefined} onClick={() => setFocus(null)} className={`${chip} ${tone(focus === null)}`}>
          {i18n.t('Whole trip')}
        </button>
        {sections.map((section) => (
          <button
            key={section.list}
            type="button"
            data-list={section.list}
            aria-current={focus === section.list ? 'true' : undefined}
            onClick={() => setFocus(section.list)}
            style={{ '--day': section.style.solid }}
            className={`${chip} ${tone(focus === section.list)}`}
          >
            {section.date !== null && (
              <span className="-ms-1 grid size-5.5 place-items-center rounded-full bg-day text-xs font-semibold text-white">{section.number}</span>
            )}
            {section.date === null ? section.label : formats.day(section.date)}
            {visible === section.list && focus !== section.list && <span aria-hidden="true" className="absolute inset-x-4 -bottom-px h-0.5 rounded-full bg-day" />}
          </button>
        ))}
      </div>
    </nav>
  );
}
