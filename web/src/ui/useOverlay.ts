import { type ReactElement, cloneElement, useEffect, useState } from 'react';

type Overlays = typeof import('./overlays.ts');

let overlays: Overlays | null = null;

export const loadOverlays = (): Promise<Overlays> =>
  import('./overlays.ts').then((module) => {
    overlays = module;
    return module;
  });

/** Only inside something that is open, which needs the parts to be open. */
export function overlayParts(): Overlays {
  if (!overlays) throw new Error('nothing is open');
  return overlays;
}

export interface OverlayProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export type Trigger = ReactElement<Record<string, unknown>>;

/**
 * What a menu or popover is before it was ever opened: its button alone, which says what it is and fetches the parts.
 * `parts` is null until it is wanted and they are here.
 */
export function useOverlay({ open, onOpenChange }: OverlayProps, kind: 'menu' | 'dialog') {
  const [ownOpen, setOwnOpen] = useState(false);
  const [parts, setParts] = useState<Overlays | null>(null);
  const isOpen = open ?? ownOpen;
  const setOpen = onOpenChange ?? setOwnOpen;
  if (isOpen && !parts && overlays) setParts(overlays);
  useEffect(() => {
    if (isOpen && !parts) loadOverlays().then(setParts, () => setOpen(false));
  }, [isOpen, parts, setOpen]);

  const plain = (trigger: Trigger): Trigger =>
    cloneElement(trigger, {
      'aria-haspopup': kind,
      'aria-expanded': isOpen,
      onPointerEnter: () => void loadOverlays(),
      onFocus: () => void loadOverlays(),
      onClick: () => setOpen(true),
      onKeyDown: (event: KeyboardEvent) => {
        if (kind !== 'menu' || event.key !== 'ArrowDown') return;
        event.preventDefault();
        setOpen(true);
      },
    });
  return { parts, isOpen, setOpen, plain };
}
