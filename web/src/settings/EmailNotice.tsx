import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

export function EmailNotice({ email }: { email: string }) {
  const resend = useMutation({ mutationFn: () => unwrap(api.POST('/api/v1/auth/email/resend')) });
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-3 rounded-xl bg-warn-soft px-5 py-4 text-m">
      <Icon name="warning" className="mt-0.5 text-warn" />
      <p className="min-w-0 break-words" role="status">
        {resend.isSuccess
          ? i18n.t('A new message is on its way to {email}.', { email })
          : resend.isError
            ? i18n.t('The message could not be sent. Please try again later.')
            : i18n.t('{email} is not confirmed yet. Open the link in the message we sent.', { email })}
      </p>
      {!resend.isSuccess && (
        <Button className="col-start-2 justify-self-start" disabled={resend.isPending} onClick={() => resend.mutate()}>
          {i18n.t('Send again')}
        </Button>
      )}
    </div>
  );
}
