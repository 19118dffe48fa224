import { useFormats } from '../app/formats.ts';
import type { Preferences } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { CurrencyField } from '../planner/CurrencyField.tsx';
import { Check } from '../ui/Field.tsx';
import { Card } from './Card.tsx';
import { Choice } from './Choice.tsx';
import { FormatChoices } from './FormatChoices.tsx';
import { LanguageField } from './LanguageField.tsx';
import { Reason } from './Reason.tsx';
import { Section } from './Section.tsx';
import { useReason, useSave } from './useSaving.ts';

const KEYS = ['theme', 'contrast', 'locale', 'home_currency', 'distance_unit', 'time_format', 'first_weekday', 'single_key_shortcuts'] as const;

/** How the pages look and write. Each choice is kept, and seen, as soon as it is made. */
export function DisplaySection({ preferences }: { preferences: Preferences }) {
  return (
    <Section id="display" keys={KEYS}>
      <Card>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <Colours preferences={preferences} />
        </div>
      </Card>
      <Card>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <Words preferences={preferences} />
          <FormatChoices preferences={preferences} />
          <Sample currency={preferences.home_currency || 'EUR'} />
        </div>
      </Card>
      <Card>
        <Shortcuts preferences={preferences} />
      </Card>
    </Section>
  );
}

function Colours({ preferences }: { preferences: Preferences }) {
  const save = useSave();
  return (
    <>
      <Choice
        name="theme"
        label={i18n.t('Theme')}
        value={preferences.theme ?? 'system'}
        options={[
          { value: 'system', label: i18n.t('System') },
          { value: 'light', label: i18n.t('Light') },
          { value: 'dark', label: i18n.t('Dark') },
        ]}
        onChange={(theme) => save({ theme })}
      />
      <Choice
        name="contrast"
        label={i18n.t('Contrast')}
        hint={i18n.t('Darker text and clearer edges')}
        value={preferences.contrast ?? 'system'}
        options={[
          { value: 'system', label: i18n.t('System') },
          { value: 'more', label: i18n.t('More') },
        ]}
        onChange={(contrast) => save({ contrast })}
      />
    </>
  );
}

function Words({ preferences }: { preferences: Preferences }) {
  const save = useSave();
  const reason = useReason('home_currency');
  return (
    <div className="grid items-start gap-5 tablet:grid-cols-2">
      <LanguageField locale={preferences.locale ?? ''} />
      <CurrencyField
        label={i18n.t('Home currency')}
        value={preferences.home_currency ?? ''}
        error={reason}
        onChange={(home_currency) => save({ home_currency: home_currency === '' ? null : home_currency })}
      />
    </div>
  );
}

/** What the choices above make of a date, a time, a distance and a sum. */
function Sample({ currency }: { currency: string }) {
  const formats = useFormats();
  const parts = [formats.longDay('2027-05-01'), formats.time('2027-05-01T14:30'), formats.distance(2400), formats.money({ amount: 1250, currency })];
  return (
    <p className="rounded-m bg-sunken px-4 py-3 text-m text-ink-2">
      <span className="block text-s text-ink-3">{i18n.t('This is how it looks')}</span>
      <bdi data-sample>{parts.join(' · ')}</bdi>
    </p>
  );
}

function Shortcuts({ preferences }: { preferences: Preferences }) {
  const save = useSave();
  return (
    <>
      <Check
        label={i18n.t('Single-key shortcuts')}
        hint={i18n.t('“/” searches, “J” and “K” step through items, “?” shows them all.')}
        checked={preferences.single_key_shortcuts !== false}
        onChange={(event) => save({ single_key_shortcuts: event.target.checked })}
      />
      <Reason of="single_key_shortcuts" />
    </>
  );
}
