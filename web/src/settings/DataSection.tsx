import type { User } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { DeleteCard } from './DeleteCard.tsx';
import { ExportCard } from './ExportCard.tsx';
import { Section } from './Section.tsx';

export function DataSection({ user }: { user: User }) {
  return (
    <Section id="data" text={i18n.t('It is yours: take it with you, or have it removed.')}>
      <ExportCard />
      <DeleteCard email={user.email} />
    </Section>
  );
}
