import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, type RefObject, useRef } from 'react';
import { i18n } from '../i18n.ts';
import { IconButton } from './Button.tsx';
import { announce } from './toast.ts';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  wide?: boolean;
  /** What takes focus afterwards, where the dialog was opened from something that is gone by then, such as a menu's row. */
  returnTo?: RefObject<HTMLElement | null>;
  /** Something was typed that closing would lose: it takes a second Escape, and a press outside does nothing. */
  isKeeping?: boolean;
  children: ReactNode;
}

/** A centred sheet on a desk, a bottom sheet on a phone. */
export function Dialog({ open, onOpenChange, title, description, wide = false, returnTo, isKeeping = false, children }: DialogProps) {
  const opener = useRef<Element>(null);
  const close = useRef<HTMLButtonElement>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-[rgb(15_16_18/0.42)] backdrop-blur-[2px]" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            opener.current ??= document.activeElement;
            // Close comes first in the markup; where something is to be typed, that is where one starts.
            const first = event.target instanceof Element ? event.target.querySelector<HTMLElement>('[data-first]') : null;
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          onEscapeKeyDown={(event) => {
            // An open list of options is closed first; the field it belongs to sees to that.
            if (document.activeElement?.matches('[role="combobox"][aria-expanded="true"]')) return event.preventDefault();
            if (!isKeeping || document.activeElement === close.current) return;
            event.preventDefault();
            close.current?.focus();
            announce(i18n.t('Escape once more closes this, and nothing is kept.'));
          }}
          // A message above the dialog may be answered without closing it.
          onInteractOutside={(event) => {
            if (isKeeping || (event.target instanceof Element && event.target.closest('[data-toasts]'))) event.preventDefault();
          }}
          // Dialogs are opened by state, not by a trigger that would know where focus belongs.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const back = returnTo?.current ?? opener.current;
            if (back instanceof HTMLElement) back.focus();
          }}
          className={`fixed z-50 flex max-h-[88dvh] flex-col overflow-hidden border border-line bg-surface shadow-3 animate-rise
            phone:inset-x-0 phone:bottom-0 phone:rounded-t-xl
            tablet:top-[12vh] tablet:left-1/2 tablet:max-h-[76vh] tablet:w-[min(92vw,var(--w))] tablet:-translate-x-1/2 tablet:rounded-xl
            ${wide ? '[--w:640px]' : '[--w:480px]'}`}
        >
          <div className="flex items-start justify-between gap-4 px-6 pt-5 pb-3">
            <div>
              <Radix.Title className="text-l font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-0.5 text-s text-ink-2">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton ref={close} icon="close" label={i18n.t('Close')} className="-mt-1 -me-2" />
            </Radix.Close>
          </div>
          <div className="overflow-y-auto px-6 pb-6">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
