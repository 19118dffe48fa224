import { i18n } from '../i18n.ts';
import { usePlanner, useView } from '../planner/context.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Body } from './Body.tsx';
import { Failure } from './Failure.tsx';
import { Footer } from './Footer.tsx';
import { Proposal } from './Proposal.tsx';
import { apply, closePlan, discard, plan, stop, usePlan, wishesOf } from './store.ts';
import { Stale } from './Stale.tsx';
import { WishForm } from './WishForm.tsx';
import { isSame } from './model.ts';
import { datesOf, missingOf } from './wishes.ts';

/** From what one wishes to what could be, and back, until it is applied. */
export function TripPlan() {
  const { trip } = usePlanner();
  const phase = usePlan((state) => state.phase);
  if (datesOf(trip).length === 0) return <NoDates />;
  return phase === 'searching' || phase === 'ready' ? <Proposed /> : <Wishing />;
}

function NoDates() {
  return (
    <Body>
      <Empty
        icon="calendar"
        title={i18n.t('First, when is it?')}
        action={
          <Button look="primary" onClick={() => useView.setState({ settings: true })}>
            {i18n.t('Add dates')}
          </Button>
        }
      >
        {i18n.t('A plan puts places on days, so it needs the dates of the trip.')}
      </Empty>
    </Body>
  );
}

function Wishing() {
  const { trip } = usePlanner();
  usePlan((state) => state.wishes);
  const problem = usePlan((state) => state.problem);
  const wishes = wishesOf(trip);
  const days = wishes.days.length || datesOf(trip).length;
  const isEmpty = missingOf(wishes, trip) === 'places';
  return (
    <>
      <Body>
        {problem && <Failure problem={problem} />}
        <WishForm wishes={wishes} />
      </Body>
      <Footer note={isEmpty ? i18n.t('Choose a place, or what you like of what is near.') : i18n.t('Nothing changes until you apply the plan.')}>
        <Button look="primary" icon="wand" disabled={isEmpty} onClick={() => plan(trip)}>
          {i18n.t('{days, plural, one {Plan the day} other {Plan # days}}', { days })}
        </Button>
      </Footer>
    </>
  );
}

function Proposed() {
  const { trip } = usePlanner();
  const { phase, preview, progress } = usePlan();
  const isSearching = phase === 'searching';
  const hasGain = preview !== null && !isSame(preview);
  return (
    <>
      <Body label={i18n.t('The plan')}>
        {!isSearching && <Stale onAgain={() => plan(trip)} />}
        <Proposal preview={preview} progress={isSearching ? progress : null} isSearching={isSearching} />
      </Body>
      {isSearching ? (
        <Footer note={i18n.t('It gets better while you watch.')}>
          <Button icon="close" onClick={stop}>
            {preview ? i18n.t('Stop, and use this') : i18n.t('Stop searching')}
          </Button>
        </Footer>
      ) : (
        <Footer>
          <Button look="quiet" icon="back" className="me-auto [&>svg]:rtl:rotate-180" onClick={discard}>
            {i18n.t('Back')}
          </Button>
          <Button onClick={closePlan}>{hasGain ? i18n.t('Discard') : i18n.t('Close')}</Button>
          {hasGain && (
            <Button look="primary" icon="check" onClick={apply}>
              {i18n.t('Apply')}
            </Button>
          )}
        </Footer>
      )}
    </>
  );
}
