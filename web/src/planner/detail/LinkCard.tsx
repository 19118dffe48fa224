import type { ReactNode } from 'react';
import { i18n } from '../../i18n.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { type LinkKind, linkOf } from './link.ts';

const ICONS: Readonly<Record<LinkKind, IconName>> = { picture: 'picture', film: 'film', document: 'note', map: 'map', page: 'link' };

const kindName = (kind: LinkKind): string =>
  ({ picture: i18n.t('Picture'), film: i18n.t('Film'), document: i18n.t('Document'), map: i18n.t('Map'), page: i18n.t('Web page') })[kind];

/** What a link leads to, told from its address alone: a preview would let another host know who looks. */
export function LinkCard({ url, children }: { url: string; children?: ReactNode }) {
  const link = linkOf(url);
  return (
    <div className="flex items-center gap-3 py-1.5 pe-1.5 ps-3">
      <span className="grid size-9 shrink-0 place-items-center rounded-m bg-sunken text-ink-2">
        <Icon name={ICONS[link.kind]} />
      </span>
      <a href={link.href ?? undefined} target="_blank" rel="noreferrer" className="min-w-0 grow rounded-s py-1">
        <span className="block truncate font-medium text-accent underline underline-offset-2">{link.name}</span>
        <span className="block truncate text-s text-ink-3">
          {kindName(link.kind)} · {link.host}
        </span>
      </a>
      {children}
    </div>
  );
}
