import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Fix } from '../../itinerary/findings.ts';
import { changeAll, undo } from '../../itinerary/store.ts';
import { editsOfPreview } from '../../plan/apply.ts';
import { toast } from '../../ui/toast.ts';
import { usePlanner } from '../context.ts';
import { useMay } from '../useMay.ts';
import { fixText } from './words.ts';

/** Mends what stands above it, as one step back. What a person has to choose has no button. */
export function FixButton({ fix }: { fix: Fix }) {
  const { trip } = usePlanner();
  const { edit } = useMay();
  const text = fixText(fix, trip.items, useFormats());
  if (!edit || text === null || fix.operations.length === 0) return null;
  const mend = (): void => {
    if (changeAll(({ get }) => editsOfPreview(fix, get))) toast(i18n.t('Mended: {what}.', { what: text }), { action: { label: i18n.t('Undo'), run: undo } });
  };
  return (
    <button type="button" onClick={mend} className="ms-9 mb-1.5 inline-flex min-h-8 max-w-[calc(100%-44px)] items-center rounded-m border border-line px-2.5 py-1 text-start text-s font-medium hover:bg-sunken touch:min-h-11">
      {text}
    </button>
  );
}
