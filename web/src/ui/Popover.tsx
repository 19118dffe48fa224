import type { ReactNode } from 'react';
import { type Trigger, useOverlay } from './useOverlay.ts';

export function Popover({ trigger, label, children }: { trigger: Trigger; label: string; children: ReactNode }) {
  const { parts, isOpen, setOpen, plain } = useOverlay({}, 'dialog');
  if (!parts) return plain(trigger);
  const { Root, Trigger: Button, Portal, Content } = parts.Popover;
  return (
    <Root open={isOpen} onOpenChange={setOpen}>
      <Button asChild>{trigger}</Button>
      <Portal>
        <Content
          aria-label={label}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-[60vh] w-80 max-w-[calc(100vw-24px)] animate-fade overflow-y-auto rounded-l border border-line bg-surface p-4 shadow-3"
        >
          {children}
        </Content>
      </Portal>
    </Root>
  );
}
