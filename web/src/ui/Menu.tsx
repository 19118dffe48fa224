import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

const PANEL =
  'z-50 max-h-[min(420px,var(--radix-dropdown-menu-content-available-height))] min-w-52 overflow-y-auto rounded-l border border-line bg-surface p-1.5 shadow-3 animate-fade';
const ROW =
  'flex min-h-9 items-center gap-2.5 rounded-s px-2.5 text-m outline-none select-none touch:min-h-11 data-disabled:opacity-45 data-highlighted:bg-sunken';

interface MenuProps {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function Menu({ trigger, children, align = 'end', ...state }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} {...state}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align={align} sideOffset={6} collisionPadding={12} className={PANEL}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  icon?: IconName;
  onSelect: () => void;
  disabled?: boolean;
  danger?: boolean;
  hint?: string;
  children: ReactNode;
}

export function MenuItem({ icon, onSelect, disabled = false, danger = false, hint, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item disabled={disabled} onSelect={onSelect} className={`${ROW} ${danger ? 'text-danger' : ''}`}>
      {icon && <Icon name={icon} className={danger ? '' : 'text-ink-3'} />}
      <span className="grow">{children}</span>
      {hint && <span className="pl-4 text-xs text-ink-3">{hint}</span>}
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-3">{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-line" />;
}
