import type { RefObject } from 'react';
import { i18n } from '../i18n.ts';
import { type Field, type Format, formatted } from '../text/format.ts';
import { IconButton } from '../ui/Button.tsx';

/** What the text field would be with a format on what is chosen in it. */
export function formatIn(area: HTMLTextAreaElement, format: Format): Field {
  return formatted({ text: area.value, start: area.selectionStart, end: area.selectionEnd }, format);
}

/** Bold, italic and lists for whoever does not know the marks. */
export function FormatBar({ area, onFormat }: { area: RefObject<HTMLTextAreaElement | null>; onFormat: (field: Field) => void }) {
  const press = (format: Format) => {
    area.current?.focus();
    if (area.current) onFormat(formatIn(area.current, format));
  };
  // The field keeps focus and what is chosen in it.
  return (
    <div role="toolbar" aria-label={i18n.t('Formatting')} className="mt-1 flex gap-0.5" onPointerDown={(event) => event.preventDefault()}>
      <IconButton size="s" icon="bold" label={i18n.t('Bold')} onClick={() => press('bold')} />
      <IconButton size="s" icon="italic" label={i18n.t('Italic')} onClick={() => press('italic')} />
      <IconButton size="s" icon="list" label={i18n.t('List')} onClick={() => press('list')} />
    </div>
  );
}
