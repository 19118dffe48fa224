import { type SyntheticEvent, useState } from 'react';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { LinkCard } from './LinkCard.tsx';
import { safeUrl } from './safeUrl.ts';
import type { Edit } from './edit.ts';

const MOST = 20;

/** Addresses of photos, films and pages about the item. */
export function LinksField({ item, edit, error }: { item: Item; edit: Edit; error: string | undefined }) {
  const [draft, setDraft] = useState('');
  const [isWrong, setWrong] = useState(false);
  const links = item.media_urls;

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const url = safeUrl(draft);
    setWrong(url === null);
    if (url === null) return;
    setDraft('');
    if (!links.includes(url)) edit({ media_urls: [...links, url] });
  };
  return (
    <div>
      {links.length > 0 && (
        <ul aria-label={i18n.t('Photos and links')} className="mb-2 divide-y divide-line rounded-l border border-line">
          {links.map((link) => (
            <li key={link}>
              <LinkCard url={link}>
                <IconButton icon="close" size="s" label={i18n.t('Remove {link}', { link })} onClick={() => edit({ media_urls: links.filter((other) => other !== link) })} />
              </LinkCard>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={onSubmit} className="flex items-end gap-2">
        <TextField
          label={i18n.t('Photos and links')}
          value={draft}
          maxLength={2000}
          disabled={links.length >= MOST}
          placeholder="https://"
          onChange={(event) => setDraft(event.target.value)}
          error={isWrong ? i18n.t('Not a web address.') : error}
          className="grow"
        />
        <Button type="submit" className="h-10" disabled={draft.trim() === ''}>
          {i18n.t('Add')}
        </Button>
      </form>
    </div>
  );
}
