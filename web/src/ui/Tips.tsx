import { useEffect, useRef, useState } from 'react';

interface Tip {
  text: string;
  x: number;
  y: number;
}

const EDGE = 8;

/** Under the element, or above it where the page ends. */
function tipOf(target: EventTarget | null): Tip | null {
  if (!(target instanceof HTMLElement) || !target.matches('button[title]:focus-visible, a[title]:focus-visible')) return null;
  const { left, width, top, bottom } = target.getBoundingClientRect();
  const isLow = bottom + 44 > innerHeight;
  return { text: target.title, x: left + width / 2, y: isLow ? top - 36 : bottom + 8 };
}

/**
 * Shows to the keyboard what the pointer learns from a title. Screen readers have it as the name already. Goes with focus,
 * with Escape and when the page moves under it.
 */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(() => tipOf(document.activeElement));
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const show = ({ target }: FocusEvent) => setTip(tipOf(target));
    const hide = () => setTip(null);
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && hide();
    document.addEventListener('focusin', show);
    document.addEventListener('focusout', hide);
    document.addEventListener('keydown', onKeyDown, true);
    document.addEventListener('scroll', hide, true);
    return () => {
      document.removeEventListener('focusin', show);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);
  useEffect(() => {
    const { width = 0 } = element.current?.getBoundingClientRect() ?? {};
    const most = innerWidth - EDGE - width / 2;
    element.current?.style.setProperty('translate', `${Math.max(EDGE + width / 2, Math.min(most, tip?.x ?? 0)) - (tip?.x ?? 0)}px 0`);
  }, [tip]);
  if (!tip) return null;
  return (
    <div
      ref={element}
      aria-hidden="true"
      style={{ '--x': `${tip.x}px`, '--y': `${tip.y}px` }}
      className="pointer-events-none fixed top-(--y) left-(--x) z-60 w-max max-w-64 [transform:translateX(-50%)] animate-fade rounded-s bg-ink px-2 py-1 text-xs text-paper shadow-2"
    >
      {tip.text}
    </div>
  );
}
