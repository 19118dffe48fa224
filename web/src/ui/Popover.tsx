import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export function Popover({ trigger, label, children }: { trigger: ReactNode; label: string; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-[60vh] w-80 max-w-[calc(100vw-24px)] animate-fade overflow-y-auto rounded-l border border-line bg-surface p-4 shadow-3"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
