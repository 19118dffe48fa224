import type { ReactNode } from 'react';
import contrast from '../ui/contrast.css?raw';
import tokens from '../ui/tokens.css?raw';
import { groundOf } from './ground.ts';

interface SampleProps {
  name: string;
  about?: string;
  /** Shown as for who wants more contrast. */
  hasContrast?: boolean;
  children: ReactNode;
}

/** A section of the gallery: the same things on light and on dark ground, side by side where there is room. */
export function Sample({ name, about, hasContrast = false, children }: SampleProps) {
  const id = name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return (
    <section data-sample={id} aria-labelledby={`${id}-name`} className="mt-10">
      <h2 id={`${id}-name`} className="text-xl font-semibold">
        {name}
      </h2>
      {about && <p className="mt-1 max-w-2xl text-m text-ink-2">{about}</p>}
      <div className="mt-4 grid gap-4 min-[900px]:grid-cols-2">
        <Ground isDark={false} hasContrast={hasContrast}>{children}</Ground>
        <Ground isDark hasContrast={hasContrast}>{children}</Ground>
      </div>
    </section>
  );
}

function Ground({ isDark, hasContrast, children }: { isDark: boolean; hasContrast: boolean; children: ReactNode }) {
  const style = { ...groundOf(tokens, isDark), ...(hasContrast ? groundOf(contrast, isDark) : {}) };
  return (
    <div style={style} className={`min-w-0 space-y-6 rounded-l border border-line bg-surface p-5 text-ink ${isDark ? 'scheme-dark' : 'scheme-light'}`}>
      {children}
    </div>
  );
}

/** What one state is called, above it. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="mb-2 text-xs font-medium text-ink-3">{name}</p>
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </div>
  );
}
