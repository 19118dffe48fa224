import { useFormats } from '../app/formats.ts';
import { type Preferences, useUpdateMe } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { CurrencyField } from '../planner/CurrencyField.tsx';
import { Check } from '../ui/Field.tsx';
import { Segments } from '../ui/Segments.tsx';
import { toast } from '../ui/toast.ts';
import { Card } from './Card.tsx';

/** Each choice is kept as soon as it is made. */
export function PreferencesCard({ preferences }: { preferences: Preferences }) {
  const update = useUpdateMe();
  const formats = useFormats();
  const set = (change: Preferences) =>
    update.mutate({ preferences: change }, { onError: () => toast(i18n.t('The preference could not be saved.'), { tone: 'problem' }) });
  return (
    <Card title={i18n.t('Preferences')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <Row label={i18n.t('Theme')}>
          <Segments
            label={i18n.t('Theme')}
            value={preferences.theme ?? 'system'}
            options={[
              { value: 'system', label: i18n.t('System') },
              { value: 'light', label: i18n.t('Light') },
              { value: 'dark', label: i18n.t('Dark') },
            ]}
            onChange={(theme) => set({ theme })}
          />
        </Row>
        <Row label={i18n.t('Distances')}>
          <Segments
            label={i18n.t('Distances')}
            value={formats.units}
            options={[
              { value: 'km', label: i18n.t('Kilometres') },
              { value: 'mi', label: i18n.t('Miles') },
            ]}
            onChange={(distance_unit) => set({ distance_unit })}
          />
        </Row>
        <Row label={i18n.t('Time')}>
          <Segments
            label={i18n.t('Time')}
            value={preferences.time_format ?? 'locale'}
            options={[
              { value: 'locale', label: i18n.t('Automatic') },
              { value: '24h', label: '14:00' },
              { value: '12h', label: '2:00 PM' },
            ]}
            onChange={(time_format) => set({ time_format })}
          />
        </Row>
        <CurrencyField label={i18n.t('Home currency')} value={preferences.home_currency ?? ''} onChange={(home_currency) => set({ home_currency })} />
        <Check
          label={i18n.t('Single-key shortcuts')}
          hint={i18n.t('“/” searches, “J” and “K” step through items, “?” shows them all.')}
          checked={preferences.single_key_shortcuts !== false}
          onChange={(event) => set({ single_key_shortcuts: event.target.checked })}
        />
      </div>
    </Card>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <span aria-hidden="true" className="text-m font-medium">
        {label}
      </span>
      {children}
    </div>
  );
}
