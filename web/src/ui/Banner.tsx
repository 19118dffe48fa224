import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

type Tone = 'info' | 'warn' | 'danger';

const TONES: Readonly<Record<Tone, { look: string; icon: IconName }>> = {
  info: { look: 'border-line bg-sunken text-ink [&>svg]:text-ink-2', icon: 'info' },
  warn: { look: 'border-warn/40 bg-warn-soft text-warn', icon: 'warning' },
  danger: { look: 'border-danger/40 bg-danger-soft text-danger', icon: 'warning' },
};

interface BannerProps {
  tone?: Tone;
  title?: string;
  children: ReactNode;
  action?: ReactNode;
}

/** Says something about what stands below it, and stays until it is no longer so. What passes is a toast. */
export function Banner({ tone = 'info', title, children, action }: BannerProps) {
  const { look, icon } = TONES[tone];
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={`flex flex-wrap items-start gap-x-3 gap-y-2 rounded-l border px-4 py-3 text-m ${look}`}>
      <Icon name={icon} className="mt-px" />
      <div className="min-w-0 grow basis-48">
        {title && <p className="font-semibold">{title}</p>}
        <div>{children}</div>
      </div>
      {action}
    </div>
  );
}
