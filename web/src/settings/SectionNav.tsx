import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '../i18n.ts';
import { SECTIONS, type SectionId, goTo, sectionName } from './sections.ts';

/** A section is the present one once its heading has come this far up. */
const LINE = 0.3;

function present(): SectionId {
  const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  if (atEnd && scrollY > 0) return SECTIONS.at(-1) ?? 'data';
  return SECTIONS.findLast((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < innerHeight * LINE) ?? 'profile';
}

function usePresent(): SectionId {
  const [section, setSection] = useState<SectionId>('profile');
  useEffect(() => {
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setSection(present()));
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, []);
  return section;
}

/** A rail beside the sections; on a phone a strip that stays above them. */
export function SectionNav() {
  const current = usePresent();
  const navigate = useNavigate();
  const strip = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const list = strip.current;
    const link = list?.querySelector<HTMLElement>(`[href$="#${current}"]`);
    // Only the strip is moved: scrollIntoView would move the page with it.
    if (list && link && list.scrollWidth > list.clientWidth) list.scrollTo({ left: link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2 });
  }, [current]);
  const onPress = (event: MouseEvent, id: SectionId) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // The page moves by itself, so that focus goes with it; the router only notes where.
    void navigate({ to: '/settings', hash: id, resetScroll: false, hashScrollIntoView: false });
    goTo(id);
  };
  return (
    <nav
      aria-label={i18n.t('Sections of the settings')}
      className="phone:sticky phone:top-0 phone:z-10 phone:-mx-4 phone:mb-6 phone:border-b phone:border-line phone:bg-paper"
    >
      <ul ref={strip} className="no-scrollbar relative flex gap-1 phone:overflow-x-auto phone:px-2.5 phone:py-1.5 tablet:sticky tablet:top-6 tablet:flex-col">
        {SECTIONS.map((id) => (
          <li key={id} className="shrink-0">
            <a
              href={`#${id}`}
              aria-current={current === id ? 'location' : undefined}
              onClick={(event) => onPress(event, id)}
              className={`flex min-h-9 items-center rounded-m px-3 text-m transition-colors ease-calm phone:min-h-11 touch:min-h-11 ${
                current === id ? 'bg-accent-soft font-medium text-accent' : 'text-ink-2 hover:bg-sunken hover:text-ink'
              }`}
            >
              {sectionName(id)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
