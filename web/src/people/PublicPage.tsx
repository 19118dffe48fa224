import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { copyLink } from './CopyLink.tsx';
import { Part } from './Part.tsx';

/** The operator may have turned public pages off, and says so. */
const failed = (error: unknown) => toast(toProblem(error).detail || i18n.t('That did not work. Please try again.'), { tone: 'problem' });

/** A page that anyone with its link can read, until it is taken back. */
export function PublicPage({ trip, isOnline }: { trip: Itinerary; isOnline: boolean }) {
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
  return (
    <Part title={i18n.t('Public page')} text={i18n.t('Anyone with the link can read this trip without an account, but not its costs, booking references and comments. Nobody can change it.')}>
      {shared.isError && isOnline && <p className="mb-3 text-s text-ink-2">{i18n.t('Sharing needs the server, which cannot be reached.')}</p>}
      {url ? (
        <div className="flex flex-wrap items-end gap-2">
          <TextField bare readOnly label={i18n.t('Link to this trip')} value={url} onFocus={(event) => event.target.select()} className="min-w-48 grow" />
          <Button icon="copy" onClick={() => copyLink(url)}>
            {i18n.t('Copy')}
          </Button>
          <Button look="danger" disabled={!isOnline} onClick={() => unshare.isPending || unshare.mutate()}>
            {i18n.t('Stop sharing')}
          </Button>
        </div>
      ) : (
        <Button icon="link" disabled={!shared.isSuccess || !isOnline} onClick={() => share.isPending || share.mutate()}>
          {i18n.t('Create a link')}
        </Button>
      )}
    </Part>
  );
}
