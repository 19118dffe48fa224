import type { User } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { PasswordCard } from './PasswordCard.tsx';
import { Section } from './Section.tsx';
import { SessionsCard } from './SessionsCard.tsx';
import { TokensCard } from './TokensCard.tsx';

export function SecuritySection({ user }: { user: User }) {
  return (
    <Section id="security" text={i18n.t('Who can act as you, and from where.')}>
      <PasswordCard email={user.email} />
      <SessionsCard />
      <TokensCard />
    </Section>
  );
}
