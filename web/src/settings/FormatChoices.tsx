import { useFormats } from '../app/formats.ts';
import type { Preferences } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { Choice } from './Choice.tsx';
import { useSave } from './useSaving.ts';

// A Monday, a Saturday and a Sunday, for their names.
const DAYS = { mo: '2027-05-03', sa: '2027-05-01', su: '2027-05-02' } as const;

const clock = (locale: string, hourCycle: 'h23' | 'h12'): string =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hourCycle, timeZone: 'UTC' }).format(Date.UTC(2027, 4, 1, 14, 30));

/** How distances, times and weeks are written. */
export function FormatChoices({ preferences }: { preferences: Preferences }) {
  const save = useSave();
  const { units, locale, weekday } = useFormats();
  return (
    <>
      <Choice
        name="distance_unit"
        label={i18n.t('Distances')}
        value={units}
        options={[
          { value: 'km', label: i18n.t('Kilometres') },
          { value: 'mi', label: i18n.t('Miles') },
        ]}
        onChange={(distance_unit) => save({ distance_unit })}
      />
      <Choice
        name="time_format"
        label={i18n.t('Time')}
        value={preferences.time_format ?? 'locale'}
        options={[
          { value: 'locale', label: i18n.t('Automatic') },
          { value: '24h', label: clock(locale, 'h23') },
          { value: '12h', label: clock(locale, 'h12') },
        ]}
        onChange={(time_format) => save({ time_format })}
      />
      <Choice
        name="first_weekday"
        label={i18n.t('Weeks begin on')}
        value={preferences.first_weekday ?? 'locale'}
        options={[
          { value: 'locale', label: i18n.t('Automatic') },
          { value: 'mo', label: weekday(DAYS.mo) },
          { value: 'sa', label: weekday(DAYS.sa) },
          { value: 'su', label: weekday(DAYS.su) },
        ]}
        onChange={(first_weekday) => save({ first_weekday })}
      />
    </>
  );
}
