import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { deviceOf } from './device.ts';
import type { Session } from './sessions.ts';

/** "Firefox on Linux", as far as it is known. */
export function deviceName({ user_agent: agent }: Session): string {
  const { program, system } = deviceOf(agent);
  if (program && system) return i18n.t('{program} on {system}', { program, system });
  return program || system || i18n.t('An unknown program');
}

export function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { locale, moment } = useFormats();
  const device = deviceName(session);
  const used = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(session.last_seen_at));
  return (
    <li data-session={session.current ? 'current' : 'other'} className="flex items-center gap-4 py-3">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="min-w-0 break-words">{device}</span>
          {session.current && <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs text-accent">{i18n.t('This device')}</span>}
        </p>
        <p className="text-s text-ink-2">{session.current ? i18n.t('In use now') : i18n.t('Last used {time}', { time: used })}</p>
        <p className="text-s break-words text-ink-3">
          {i18n.t('Since {date}, from {address}', { date: moment(session.created_at), address: `\u2068${session.address}\u2069` })}
        </p>
      </div>
      <Button aria-label={session.current ? i18n.t('Log out on this device') : i18n.t('Log out {device}', { device })} onClick={onEnd}>
        {i18n.t('Log out')}
      </Button>
    </li>
  );
}
