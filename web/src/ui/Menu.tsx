import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { useMedia } from './useMedia.ts';
import { type OverlayProps, type Trigger, overlayParts, useOverlay } from './useOverlay.ts';

const PANEL =
  'z-50 max-h-[min(420px,var(--radix-dropdown-menu-content-available-height))] min-w-52 overflow-y-auto touch:max-h-(--radix-dropdown-menu-content-available-height) rounded-l border border-line bg-surface p-1.5 shadow-3 animate-fade';
const ROW =
  'flex min-h-9 items-center gap-2.5 rounded-s px-2.5 text-m outline-none select-none touch:min-h-11 data-disabled:opacity-45 data-highlighted:bg-sunken';

/** A phone's tabs stay in sight: a row under them could not be read. */
const ABOVE_TABS = { top: 12, left: 12, right: 12, bottom: 68 };

interface MenuProps extends OverlayProps {
  trigger: Trigger;
  children: ReactNode;
  align?: 'start' | 'end';
}

export function Menu({ trigger, children, align = 'end', ...state }: MenuProps) {
  const { parts, isOpen, setOpen, plain } = useOverlay(state, 'menu');
  const isPhone = useMedia('(max-width: 767.98px)');
  if (!parts) return plain(trigger);
  const { Root, Trigger: Button, Portal, Content } = parts.DropdownMenu;
  return (
    <Root modal={false} open={isOpen} onOpenChange={setOpen}>
      <Button asChild>{trigger}</Button>
      <Portal>
        <Content align={align} sideOffset={6} collisionPadding={isPhone ? ABOVE_TABS : 12} className={PANEL}>
          {children}
        </Content>
      </Portal>
    </Root>
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
  const { Item } = overlayParts().DropdownMenu;
  return (
    <Item disabled={disabled} onSelect={onSelect} className={`${ROW} ${danger ? 'text-danger' : ''}`}>
      {icon && <Icon name={icon} className={danger ? '' : 'text-ink-3'} />}
      <span className="grow">{children}</span>
      {hint && <span className="ps-4 text-xs text-ink-3 touch:hidden">{hint}</span>}
    </Item>
  );
}

/** A switch: stays a row of the menu, and says whether it is on. */
export function MenuCheck({ checked, onChange, children }: { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }) {
  const { CheckboxItem, ItemIndicator } = overlayParts().DropdownMenu;
  return (
    <CheckboxItem checked={checked} onCheckedChange={onChange} className={ROW}>
      <span className="grid size-4.5 shrink-0 place-items-center rounded-[4px] border border-line-strong text-accent">
        <ItemIndicator>
          <Icon name="check" size={14} />
        </ItemIndicator>
      </span>
      <span className="grow">{children}</span>
    </CheckboxItem>
  );
}

/** One of several, of which one is on. */
export function MenuChoice<V extends string>({ value, options, onChange }: { value: V; options: readonly { value: V; label: string; icon: IconName }[]; onChange: (value: V) => void }) {
  const { RadioGroup, RadioItem, ItemIndicator } = overlayParts().DropdownMenu;
  return (
    <RadioGroup value={value}>
      {options.map((option) => (
        <RadioItem key={option.value} value={option.value} onSelect={() => onChange(option.value)} className={ROW}>
          <Icon name={option.icon} className="text-ink-3" />
          <span className="grow">{option.label}</span>
          <ItemIndicator className="text-accent">
            <Icon name="check" size={16} />
          </ItemIndicator>
        </RadioItem>
      ))}
    </RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = overlayParts().DropdownMenu;
  return <Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-3">{children}</Label>;
}

export function MenuLine() {
  const { Separator } = overlayParts().DropdownMenu;
  return <Separator className="mx-2 my-1.5 h-px bg-line" />;
}
