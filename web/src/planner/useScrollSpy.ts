import { type RefObject, useEffect } from 'react';
import { useView } from './context.ts';
import type { Section } from './sections.ts';

export const sectionId = (list: string): string => `day-${list}`;

/** Tells which section is at the top of the list, and brings one there when asked. */
export function useScrollSpy(scroller: RefObject<HTMLElement | null>, sections: readonly Section[], active: boolean): void {
  const scrollTo = useView((view) => view.scrollTo);
  const order = sections.map((section) => section.list).join(' ');

  useEffect(() => {
    const root = scroller.current;
    if (!root || !active) return;
    const inSight = new Set<string>();
    const spy = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inSight.add(target.id);
          else inSight.delete(target.id);
        }
        const visible = order.split(' ').find((list) => inSight.has(sectionId(list))) ?? null;
        if (visible !== null) useView.setState({ visible });
      },
      { root, rootMargin: '0px 0px -70% 0px' },
    );
    for (const list of order.split(' ')) {
      const element = document.getElementById(sectionId(list));
      if (element) spy.observe(element);
    }
    return () => spy.disconnect();
  }, [scroller, order, active]);

  useEffect(() => {
    if (scrollTo === null || !active) return;
    useView.setState({ scrollTo: null });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    document.getElementById(sectionId(scrollTo))?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  }, [scrollTo, active]);
}
