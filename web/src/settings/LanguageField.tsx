import { LANGUAGES, i18n } from '../i18n.ts';
import { SelectField } from '../ui/Field.tsx';
import { languageOf, ownName, tagFor } from './languages.ts';
import { LANGUAGE_ID, leaveLanguage } from './useArrival.ts';
import { useReason, useSave } from './useSaving.ts';

/** Automatic follows the browser. A language that the pages do not speak still counts for dates and numbers, so it is shown. */
export function LanguageField({ locale }: { locale: string }) {
  const save = useSave();
  const language = languageOf(locale);
  const isSpoken = language in LANGUAGES;
  return (
    <SelectField
      id={LANGUAGE_ID}
      label={i18n.t('Language')}
      hint={i18n.t('Dates and numbers follow it too.')}
      error={useReason('locale')}
      value={isSpoken ? language : locale}
      onChange={({ target }) => {
        leaveLanguage();
        save({ locale: target.value === '' ? null : tagFor(target.value, navigator.languages) });
      }}
    >
      <option value="">{i18n.t('As the browser: {language}', { language: ownName(navigator.language) })}</option>
      {Object.entries(LANGUAGES).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
      {locale !== '' && !isSpoken && (
        <option value={locale} lang={locale}>
          {ownName(locale)}
        </option>
      )}
    </SelectField>
  );
}
