import { i18n } from '../i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Key } from './saving.ts';
import { useStatus } from './useSaving.ts';

/** How far the choices of a part have come. "Saving" is not read aloud: what it ends with is. */
export function SaveState({ keys }: { keys: readonly Key[] }) {
  const status = useStatus(keys);
  return (
    <p role="status" data-save={status} className="flex items-center gap-1.5 text-s">
      {status === 'saving' && (
        <span aria-hidden="true" className="animate-fade text-ink-3">
          {i18n.t('Saving…')}
        </span>
      )}
      {status === 'saved' && (
        <>
          <Icon name="check" size={14} className="text-good" />
          <span className="text-ink-2">{i18n.t('Saved')}</span>
        </>
      )}
      {status === 'failed' && (
        <>
          <Icon name="warning" size={14} className="text-danger" />
          <span className="text-danger">{i18n.t('Not saved')}</span>
        </>
      )}
    </p>
  );
}
