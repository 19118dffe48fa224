import { i18n } from '../i18n.ts';
import { Dialog } from '../ui/Dialog.tsx';

const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);

export function HelpSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const command = isMac ? '⌘' : 'Ctrl';
  const rows: [string[], string][] = [
    [['/'], i18n.t('Search for a place')],
    [['J'], i18n.t('Next item')],
    [['K'], i18n.t('Previous item')],
    [['E'], i18n.t('Open the item')],
    [['M'], i18n.t('Move the item')],
    [['Esc'], i18n.t('Close what is open')],
    [[command, 'Z'], i18n.t('Undo')],
    [[command, 'Shift', 'Z'], i18n.t('Redo')],
    [['?'], i18n.t('This sheet')],
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={i18n.t('Keyboard')} description={i18n.t('Single keys can be turned off in the settings.')}>
      <dl className="divide-y divide-line">
        {rows.map(([keys, text]) => (
          <div key={text} className="flex items-center justify-between py-2">
            <dt>{text}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="min-w-7 rounded-s border border-line bg-sunken px-1.5 py-0.5 text-center font-sans text-xs text-ink-2">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-5 font-semibold">{i18n.t('Moving an item with the keyboard')}</h3>
      <p className="mt-1 text-m text-ink-2">
        {i18n.t('Focus its number and press Space. Up and down arrows move it, left and right arrows change the day, Space drops it, Escape puts it back.')}
      </p>
    </Dialog>
  );
}
