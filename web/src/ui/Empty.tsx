import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface EmptyProps {
  icon: IconName;
  title: string;
  /** The page has no other heading. */
  isPage?: boolean;
  children: ReactNode;
  action?: ReactNode;
}

/** Says what belongs here and how to get it there. */
export function Empty({ icon, title, isPage = false, children, action }: EmptyProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-16 text-center">
      <span className="mb-5 grid size-14 place-items-center rounded-full bg-accent-soft text-accent">
        <Icon name={icon} size={26} />
      </span>
      <Heading className="text-l font-semibold">{title}</Heading>
      <div className="mt-1.5 text-m text-ink-2">{children}</div>
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}
