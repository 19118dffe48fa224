import { i18n } from '../i18n.ts';
import { Button } from './Button.tsx';

/** In the place of a part that could not be fetched. */
export function Missing() {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 p-4 text-m text-ink-2">
      <p>{i18n.t('This part is not on this device yet, and the server cannot be reached.')}</p>
      <Button onClick={() => location.reload()}>{i18n.t('Try again')}</Button>
    </div>
  );
}
