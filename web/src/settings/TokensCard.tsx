import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { toast } from '../ui/toast.ts';
import { Card } from './Card.tsx';
import { NewTokenForm } from './NewTokenForm.tsx';

type Token = components['schemas']['IdentityAPIToken'];
export const TOKENS_KEY = ['tokens'] as const;

export function TokensCard() {
  const tokens = useQuery({
    queryKey: TOKENS_KEY,
    queryFn: async () => (await unwrap(api.GET('/api/v1/users/me/tokens'))).items ?? [],
  });
  return (
    <Card id="tokens" title={i18n.t('API tokens')} text={i18n.t('For scripts and other programs that act for you.')}>
      {tokens.data && tokens.data.length > 0 && (
        <ul className="mb-6 divide-y divide-line">
          {tokens.data.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <NewTokenForm />
    </Card>
  );
}

function TokenRow({ token }: { token: Token }) {
  const queries = useQueryClient();
  const formats = useFormats();
  const revoke = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/users/me/tokens/{id}', { params: { path: { id: token.id } } })),
    onSuccess: () => {
      toast(i18n.t('“{name}” no longer works.', { name: token.name }));
      return queries.invalidateQueries({ queryKey: TOKENS_KEY });
    },
    onError: () => toast(i18n.t('The token could not be revoked.'), { tone: 'problem' }),
  });
  const used = token.last_used_at
    ? i18n.t('Last used {date}', { date: formats.moment(token.last_used_at) })
    : i18n.t('Never used');
  return (
    <li className="flex items-center gap-4 py-3">
      <div className="min-w-0 grow">
        <p className="truncate font-medium">{token.name}</p>
        <p className="truncate text-s text-ink-2">{(token.scopes ?? []).join(', ')}</p>
        <p className="text-s text-ink-3">{used}</p>
      </div>
      <Button aria-label={i18n.t('Revoke {name}', { name: token.name })} disabled={revoke.isPending} onClick={() => revoke.mutate()}>
        {i18n.t('Revoke')}
      </Button>
    </li>
  );
}
