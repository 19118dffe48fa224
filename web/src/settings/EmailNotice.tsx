import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

export function EmailNotice({ email }: { email: string }) {
  const resend = useMutation({ mutationFn: () => unwrap(api.POST('/api/v1/auth/email/resend')) });
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-xl bg-warn-soft px-5 py-4 text-m">
      <Icon name="warning" className="text-warn" />
      <p className="min-w-48 grow" role="status">
        {resend.isSuccess
          ? i18n.t('A new message is on its way to {email}.', { email })
          : resend.isError
            ? i18n.t('The message could not be sent. Please try again later.')
            : i18n.t('{email} is not confirmed yet. Open the link in the message we sent.', { email })}
      </p>
      {!resend.isSuccess && (
        <Button disabled={resend.isPending} onClick={() => resend.mutate()}>
          {i18n.t('Send again')}
        </Button>
      )}
    </div>
  );
}
