import { useEffect, useRef } from 'react';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';

export const copyLink = (url: string): void =>
  void navigator.clipboard.writeText(url).then(
    () => toast(i18n.t('Link copied.')),
    () => toast(i18n.t('The browser did not allow copying. Select the link and copy it by hand.'), { tone: 'problem' }),
  );

/** The link of a new invitation, which is not shown again. */
export function CopyLink({ url, hint }: { url: string; hint: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: where scrolling answers with a promise, React would take it for a clean-up.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} role="status" className="animate-fade rounded-l bg-accent-soft p-4">
      <p className="font-medium">{i18n.t('Copy this link now. It is not shown again.')}</p>
      <div className="mt-2 flex flex-wrap items-end gap-2">
        <TextField bare readOnly label={i18n.t('Link of the invitation')} value={url} onFocus={(event) => event.target.select()} className="min-w-48 grow" />
        <Button icon="copy" onClick={() => copyLink(url)}>
          {i18n.t('Copy')}
        </Button>
      </div>
      {hint && <p className="mt-2 text-s text-ink-2">{hint}</p>}
    </div>
  );
}
