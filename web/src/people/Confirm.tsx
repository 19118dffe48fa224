import { useEffect, useRef } from 'react';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';

interface ConfirmProps {
  text: string;
  action: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks in place before something that cannot be undone; focus comes to the harmless answer and goes back with it. */
export function Confirm({ text, action, onConfirm, onCancel }: ConfirmProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    box.current?.querySelector<HTMLElement>('[data-cancel]')?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <div ref={box} role="alertdialog" aria-label={action} aria-describedby="confirm-text" className="mt-3 animate-fade rounded-l bg-paper p-4">
      <p id="confirm-text" className="text-m">
        {text}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          look="danger"
          onClick={() => {
            onConfirm();
            onCancel();
          }}
        >
          {action}
        </Button>
        <Button data-cancel look="quiet" onClick={onCancel}>
          {i18n.t('Cancel')}
        </Button>
      </div>
    </div>
  );
}
