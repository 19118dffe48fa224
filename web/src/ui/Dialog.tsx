import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, type RefObject, useRef } from 'react';
import { i18n } from '../i18n.ts';
import { IconButton } from './Button.tsx';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  wide?: boolean;
  /** What takes focus afterwards, where the dialog was opened from something that is gone by then, such as a menu's row. */
  returnTo?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** A centred sheet on a desk, a bottom sheet on a phone. */
export function Dialog({ open, onOpenChange, title, description, wide = false, returnTo, children }: DialogProps) {
  const opener = useRef<Element>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-[rgb(15_16_18/0.42)] backdrop-blur-[2px]" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={() => {
            opener.current ??= document.activeElement;
          }}
          // A message above the dialog may be answered without closing it.
          onInteractOutside={(event) => {
            if (event.target instanceof Element && event.target.closest('[data-toasts]')) event.preventDefault();
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
              <IconButton icon="close" label={i18n.t('Close')} className="-mt-1 -me-2" />
            </Radix.Close>
          </div>
          <div className="overflow-y-auto px-6 pb-6">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
