import { i18n } from '../i18n.ts';
import { IconButton } from './Button.tsx';
import { dismissToast, useToasts } from './toast.ts';

/** After the press is over: a dialog below must still see where it was, or it takes the press for one beside it and closes. */
const leave = (id: number): void => void setTimeout(dismissToast, 0, id);

/** Short messages at the bottom, and the live region that reads them (and drags) aloud. */
export function Toasts() {
  const { toasts, spoken } = useToasts();
  return (
    <>
      <p role="status" aria-live="polite" className="sr-only">
        {spoken}
      </p>
      <section
        aria-label={i18n.t('Messages')}
        data-toasts
        // What is live is not hidden behind a dialog; it speaks through the region above, so not by itself.
        aria-live="off"
        className="pointer-events-none fixed inset-x-0 bottom-4 z-60 flex flex-col items-center gap-2 px-4 phone:bottom-18 tablet:items-end tablet:px-6 phone:[body:has([data-plan])_&]:bottom-36 desk:[body:has(aside_[data-plan])_&]:pe-[444px]"
      >
        {toasts.map((toast) => (
          <div
            key={toast.id}
            className="pointer-events-auto flex min-h-11 max-w-md animate-rise items-center gap-1 rounded-l bg-ink py-1 pe-1.5 ps-4 text-m text-paper shadow-3"
          >
            <span className="py-1.5">{toast.text}</span>
            {[toast.action, toast.other].map(
              (action) =>
                action && (
                  <button
                    key={action.label}
                    type="button"
                    className="ms-2 h-8 shrink-0 rounded-s px-2.5 font-semibold underline decoration-paper/40 underline-offset-4 hover:decoration-paper focus-visible:outline-paper touch:ms-0 touch:h-11"
                    onClick={() => {
                      action.run();
                      leave(toast.id);
                    }}
                  >
                    {action.label}
                  </button>
                ),
            )}
            <IconButton
              icon="close"
              size="s"
              label={i18n.t('Dismiss')}
              className="text-paper/80 hover:bg-paper/15 hover:text-paper focus-visible:outline-paper"
              onClick={() => leave(toast.id)}
            />
          </div>
        ))}
      </section>
    </>
  );
}
