import { Link } from '@tanstack/react-router';
import { usePreferences } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { groupNames, shortcutNames } from '../palette/keyNames.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Keys } from '../ui/Kbd.tsx';
import { isMac } from '../ui/machine.ts';
import { KEY_GROUPS, type KeyGroup, SHORTCUTS, SHORTCUT_IDS, capsOf, isSingleKey } from './keys.ts';

/** Every shortcut by group, from the table that runs them. */
export function HelpSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const areSingleKeysOn = usePreferences().single_key_shortcuts !== false;
  const says = areSingleKeysOn ? i18n.t('Single keys work wherever you are not typing.') : i18n.t('Single keys are turned off.');
  return (
    <Dialog wide open={open} onOpenChange={onOpenChange} title={i18n.t('Keyboard')} description={says}>
      <div className="columns-1 gap-x-10 tablet:columns-2">
        {KEY_GROUPS.map((group) => (
          <Group key={group} group={group} areSingleKeysOn={areSingleKeysOn} />
        ))}
      </div>
      <h3 className="mt-2 font-semibold">{i18n.t('Moving an item with the keyboard')}</h3>
      <p className="mt-1 text-m text-ink-2">
        {i18n.t('Focus its number and press Space. Up and down arrows move it, left and right arrows change the day, Space drops it, Escape puts it back.')}
      </p>
      <p className="mt-4 border-t border-line pt-4 text-m text-ink-2">
        <Link to="/settings" className="inline-flex min-h-6 items-center font-medium text-accent underline underline-offset-4 touch:min-h-11">
          {areSingleKeysOn ? i18n.t('Turn single keys off in the settings') : i18n.t('Turn single keys on in the settings')}
        </Link>
      </p>
    </Dialog>
  );
}

function Group({ group, areSingleKeysOn }: { group: KeyGroup; areSingleKeysOn: boolean }) {
  const names = shortcutNames();
  const ids = SHORTCUT_IDS.filter((id) => SHORTCUTS[id].group === group);
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 text-s font-medium text-ink-3">{groupNames()[group]}</h3>
      <dl className="divide-y divide-line">
        {ids.map((id) => (
          <div key={id} className={`flex min-h-9 items-center justify-between gap-4 py-1 ${areSingleKeysOn || !isSingleKey(id) ? '' : 'text-ink-3'}`}>
            <dt>{names[id]}</dt>
            <dd>
              <Keys caps={capsOf(id, isMac)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
