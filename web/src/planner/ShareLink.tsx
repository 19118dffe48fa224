import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';

const failed = () => toast(i18n.t('That did not work. Please try again.'), { tone: 'problem' });

/** A link that lets anyone read the trip, until it is taken back. */
export function ShareLink({ trip }: { trip: Itinerary }) {
  const params = { path: { id: trip.id } };
  const queries = useQueryClient();
  const queryKey = ['share', trip.id];
  // The link is not part of what replicas share: it is asked for where it is shown.
  const shared = useQuery({ queryKey, queryFn: async () => (await unwrap(api.GET('/api/v1/itineraries/{id}', { params }))).share_url });
  const reload = () => queries.invalidateQueries({ queryKey });
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
  const url = shared.data ? new URL(shared.data, location.origin).href : null;
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
      {shared.isError && <p className="mt-2 text-s text-ink-2">{i18n.t('Sharing needs the server, which cannot be reached.')}</p>}
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
        <Button icon="link" className="mt-3" disabled={share.isPending || !shared.isSuccess} onClick={() => share.mutate()}>
          {i18n.t('Create a link')}
        </Button>
      )}
    </section>
  );
}
