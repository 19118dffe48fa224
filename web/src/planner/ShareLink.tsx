import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { reload } from '../itinerary/store.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';

const failed = () => toast(i18n.t('That did not work. Please try again.'), { tone: 'problem' });

/** A link that lets anyone read the trip, until it is taken back. */
export function ShareLink({ trip }: { trip: Itinerary }) {
  const params = { path: { id: trip.id } };
  const share = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/itineraries/{id}/share', { params })),
    onSuccess: reload,
    onError: failed,
  });
  const unshare = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/itineraries/{id}/share', { params })),
    onSuccess: reload,
    onError: failed,
  });
  const url = trip.share_url ? new URL(trip.share_url, location.origin).href : null;
  const copy = () =>
    navigator.clipboard.writeText(url ?? '').then(
      () => toast(i18n.t('Link copied.')),
      () => toast(i18n.t('The browser did not allow copying. Select the link and copy it by hand.'), { tone: 'problem' }),
    );
  return (
    <section aria-labelledby="share-title" className="mt-6 border-t border-line pt-5">
      <h3 id="share-title" className="font-semibold">
        {i18n.t('Share')}
      </h3>
      <p className="mt-0.5 text-s text-ink-2">{i18n.t('Anyone with the link can read this trip. Nobody can change it.')}</p>
      {url ? (
        <div className="mt-3 flex flex-wrap items-end gap-2">
          <TextField bare readOnly label={i18n.t('Link to this trip')} value={url} onFocus={(event) => event.target.select()} className="min-w-48 grow" />
          <Button icon="copy" onClick={() => void copy()}>
            {i18n.t('Copy')}
          </Button>
          <Button look="danger" disabled={unshare.isPending} onClick={() => unshare.mutate()}>
            {i18n.t('Stop sharing')}
          </Button>
        </div>
      ) : (
        <Button icon="link" className="mt-3" disabled={share.isPending} onClick={() => share.mutate()}>
          {i18n.t('Create a link')}
        </Button>
      )}
    </section>
  );
}
