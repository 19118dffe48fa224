import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { i18n } from '../i18n.ts';
import { toast } from '../ui/toast.ts';
import { type Chosen, endImport, useImporting } from './importing.ts';
import { sendFile } from './send.ts';

/** Sends the chosen file and opens the trip that it became. */
export function useSend() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, checked }: Chosen) => (checked?.ok ? sendFile(checked.trip, key) : Promise.reject(new Error('nothing to send'))),
    onMutate: () => useImporting.setState({ isSending: true }),
    onError: () => useImporting.setState({ isSending: false }),
    onSuccess: ({ id, name }, { key }) => {
      void queries.invalidateQueries({ queryKey: ['trips'] });
      toast(i18n.t('“{name}” is imported.', { name }));
      // Closed meanwhile: the trip is there, but nobody is to be carried off to it.
      if (useImporting.getState().chosen?.key !== key) return;
      endImport();
      void navigate({ to: '/i/$id', params: { id } });
    },
  });
}
