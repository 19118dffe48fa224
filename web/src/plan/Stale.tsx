import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { signatureOf } from './apply.ts';
import { usePlan } from './store.ts';

/** The trip goes on under a preview: here, and where others are. */
export function Stale({ onAgain }: { onAgain: () => void }) {
  const { trip } = usePlanner();
  const basis = usePlan((state) => state.basis);
  if (basis === '' || signatureOf(trip) === basis) return null;
  return (
    <div className="pt-4">
      <Banner title={i18n.t('The trip has changed since')} action={<Button onClick={onAgain}>{i18n.t('Plan again')}</Button>}>
        {i18n.t('What you see was made from how it was.')}
      </Banner>
    </div>
  );
}
