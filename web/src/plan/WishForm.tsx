import type { ReactNode } from 'react';
import { useFormats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { usePlanner } from '../planner/context.ts';
import { wayName } from '../planner/names.ts';
import { shortestLabel } from '../planner/sections.ts';
import { Segments } from '../ui/Segments.tsx';
import { HoursStep } from './HoursStep.tsx';
import { MoneyStep } from './MoneyStep.tsx';
import { PlacesStep } from './PlacesStep.tsx';
import { Toggle } from './Toggle.tsx';
import { wish } from './store.ts';
import { MODES, PACES, type Pace, type Wishes, datesOf } from './wishes.ts';

/** All that can be wished for, on one screen. Each part has an answer already. */
export function WishForm({ wishes }: { wishes: Wishes }) {
  return (
    <>
      <Step title={i18n.t('Which places')}>
        <PlacesStep wishes={wishes} />
      </Step>
      <Step title={i18n.t('How full the days are')}>
        <PaceChoice wishes={wishes} />
      </Step>
      <Days wishes={wishes} />
      <Step title={i18n.t('From when to when')}>
        <HoursStep wishes={wishes} />
      </Step>
      <Step title={i18n.t('Getting about')}>
        <ModeChoice wishes={wishes} />
      </Step>
      <Step title={i18n.t('Money for entries and meals')}>
        <MoneyStep wishes={wishes} />
      </Step>
    </>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="border-b border-line py-4 last:border-b-0">
      <legend className="float-start mb-2 w-full text-m font-semibold">{title}</legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}

const paceNames = (): Readonly<Record<Pace, string>> => ({ easy: i18n.t('Easy'), normal: i18n.t('Normal'), full: i18n.t('Full') });

const paceHints = (): Readonly<Record<Pace, string>> => ({
  easy: i18n.t('At most 4 places a day, with time to linger and little walking.'),
  normal: i18n.t('At most 7 places a day, at the pace of most visitors.'),
  full: i18n.t('As much as fits, with short visits and long walks.'),
});

function PaceChoice({ wishes: { pace } }: { wishes: Wishes }) {
  const { trip } = usePlanner();
  const names = paceNames();
  return (
    <>
      <Segments label={i18n.t('Pace')} value={pace} options={PACES.map((value) => ({ value, label: names[value] }))} onChange={(next) => wish(trip, { pace: next })} />
      <p className="mt-2 text-s text-ink-3">{paceHints()[pace]}</p>
    </>
  );
}

function ModeChoice({ wishes: { mode } }: { wishes: Wishes }) {
  const { trip } = usePlanner();
  return <Segments label={i18n.t('Getting about')} value={mode} options={MODES.map((value) => ({ value, label: wayName(value) }))} onChange={(next) => wish(trip, { mode: next })} />;
}

/** Days to leave out of it. With one day there is nothing to choose. */
function Days({ wishes }: { wishes: Wishes }) {
  const { trip, sections } = usePlanner();
  const formats = useFormats();
  const dates = datesOf(trip);
  if (dates.length < 2) return null;
  const chosen = wishes.days.length > 0 ? wishes.days : dates;
  const toggle = (date: string): void => {
    const next = dates.filter((known) => (known === date) !== chosen.includes(known));
    // All of them is the same as none named, also when the trip gets longer.
    if (next.length > 0) wish(trip, { days: next.length === dates.length ? [] : next });
  };
  return (
    <Step title={i18n.t('Which days')}>
      <div className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
        {sections.flatMap((section) =>
          section.date === null
            ? []
            : [
                <Toggle key={section.date} isOn={chosen.includes(section.date)} onToggle={() => toggle(section.date ?? '')}>
                  {shortestLabel(section, formats)}
                </Toggle>,
              ],
        )}
      </div>
    </Step>
  );
}
