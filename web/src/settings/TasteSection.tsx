import type { Preferences } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { Card } from './Card.tsx';
import { Chips } from './Chips.tsx';
import { Choice } from './Choice.tsx';
import { Section } from './Section.tsx';
import { accesses, diets, interests } from './taste.ts';
import { useSave } from './useSaving.ts';

const KEYS = ['interests', 'pace', 'budget', 'diet', 'access'] as const;

/** What suggestions go by. Each choice is kept as soon as it is made. */
export function TasteSection({ preferences }: { preferences: Preferences }) {
  const save = useSave();
  return (
    <Section id="taste" keys={KEYS} text={i18n.t('How you like to travel, for suggestions that suit you. Nobody else sees this.')}>
      <Card>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-7">
          <Chips
            name="interests"
            legend={i18n.t('What interests you')}
            value={preferences.interests ?? []}
            options={interests()}
            onChange={(value) => save({ interests: value })}
          />
          <div className="grid gap-5 border-y border-line py-6">
            <Choice
              name="pace"
              label={i18n.t('Pace')}
              hint={i18n.t('How full a day may be')}
              value={preferences.pace ?? 'normal'}
              options={[
                { value: 'relaxed', label: i18n.t('Relaxed') },
                { value: 'normal', label: i18n.t('Balanced') },
                { value: 'packed', label: i18n.t('Packed') },
              ]}
              onChange={(pace) => save({ pace })}
            />
            <Choice
              name="budget"
              label={i18n.t('Budget')}
              hint={i18n.t('What a trip may cost')}
              value={preferences.budget ?? 'medium'}
              options={[
                { value: 'low', label: i18n.t('Low') },
                { value: 'medium', label: i18n.t('Medium') },
                { value: 'high', label: i18n.t('High') },
              ]}
              onChange={(budget) => save({ budget })}
            />
          </div>
          <Chips name="diet" legend={i18n.t('What you eat')} value={preferences.diet ?? []} options={diets()} onChange={(diet) => save({ diet })} />
          <Chips
            name="access"
            legend={i18n.t('What places must allow for')}
            value={preferences.access ?? []}
            options={accesses()}
            onChange={(access) => save({ access })}
          />
        </div>
      </Card>
    </Section>
  );
}
