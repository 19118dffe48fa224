import { Link } from '@tanstack/react-router';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Segments } from '../ui/Segments.tsx';
import { type Choices, choiceNames } from './choices.ts';
import { PAPERS, type Paper } from './paper.ts';

interface OptionsProps {
  trip: Itinerary;
  paper: Paper;
  choices: Choices;
  onPaper: (paper: Paper) => void;
  onChoices: (choices: Choices) => void;
}

/** What stands beside the pages and is not printed. */
export function Options({ trip, paper, choices, onPaper, onChoices }: OptionsProps) {
  const group = (isPrivate: boolean) => choiceNames().filter((choice) => (choice.isPrivate ?? false) === isPrivate);
  const boxes = (isPrivate: boolean) => group(isPrivate).map(({ key, name }) => <Check key={key} label={name} checked={choices[key]} onChange={(event) => onChoices({ ...choices, [key]: event.target.checked })} />);
  return (
    <header className="flex flex-col gap-5 border-line bg-surface p-4 tablet:p-6 print:hidden! max-desk:border-b desk:sticky desk:top-0 desk:h-dvh desk:w-80 desk:shrink-0 desk:overflow-y-auto desk:border-e">
      <div>
        <Link to="/i/$id" params={{ id: trip.id }} className="-ms-1.5 inline-flex h-9 max-w-full items-center gap-1.5 rounded-m ps-1.5 pe-3 text-m text-ink-2 hover:bg-sunken hover:text-ink touch:h-11">
          <Icon name="back" className="rtl:-scale-x-100" />
          <span className="truncate">{trip.name}</span>
        </Link>
        <p className="mt-1 text-2xl font-semibold tracking-tight">{i18n.t('Print or save as PDF')}</p>
        <p className="mt-1 text-s text-ink-2">{i18n.t('A cover, then a day a page. In the print window, choose “Save as PDF” for a file.')}</p>
      </div>
      <Button look="primary" icon="print" onClick={() => window.print()}>
        {i18n.t('Print')}
      </Button>
      <div>
        <p aria-hidden="true" className="mb-1.5 text-s font-medium text-ink-2">
          {i18n.t('Paper')}
        </p>
        <Segments
          label={i18n.t('Paper')}
          value={paper.id}
          options={[
            { value: 'a4', label: i18n.t('A4') },
            { value: 'letter', label: i18n.t('Letter') },
          ]}
          onChange={(id) => onPaper(PAPERS[id])}
        />
      </div>
      <div className="grid gap-5 max-desk:tablet:grid-cols-2">
        <fieldset className="grid content-start gap-3">
          <legend className="mb-2 text-s font-medium text-ink-2">{i18n.t('On the pages')}</legend>
          {boxes(false)}
        </fieldset>
        <fieldset className="grid content-start gap-3" aria-describedby="print-private">
          <legend className="mb-2 text-s font-medium text-ink-2">{i18n.t('Private')}</legend>
          {boxes(true)}
          <p id="print-private" className="text-s text-ink-3">
            {i18n.t('Paper gets lost. These are printed only when you choose them.')}
          </p>
        </fieldset>
      </div>
    </header>
  );
}
