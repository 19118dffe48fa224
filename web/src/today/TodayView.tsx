import { useNavigate } from '@tanstack/react-router';
import { i18n } from '../i18n.ts';
import { usePlanner, useView } from '../planner/context.ts';
import { useMay } from '../planner/useMay.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { After } from './After.tsx';
import { Before } from './Before.tsx';
import { DayPage } from './DayPage.tsx';
import { type Agenda, useAgenda } from './useAgenda.ts';

/** The trip while one is on it: what is next, when to leave, where it is. Before and after it, what there is to say then. */
export function TodayView() {
  const agenda = useAgenda();
  return (
    <div className="mx-auto w-full max-w-2xl px-4 pt-4 pb-16 tablet:px-8 tablet:pt-8">
      <Page agenda={agenda} />
    </div>
  );
}

function Page({ agenda }: { agenda: Agenda }) {
  const { trip, focus } = usePlanner();
  const navigate = useNavigate();
  const { days, phase } = agenda;
  if (days.length === 0) return <Undated />;
  const chosen = days.findIndex(({ date }) => date === focus);
  const today = phase.is === 'during' ? phase.index : -1;
  const show = (index: number): void => {
    const date = index === today ? undefined : days[index]?.date;
    void navigate({ to: '/i/$id', params: { id: trip.id }, search: ({ day: _day, ...rest }) => ({ ...rest, ...(date === undefined ? {} : { day: date }) }), replace: true });
  };
  const shown = chosen >= 0 ? chosen : today;
  if (shown >= 0) return <DayPage agenda={agenda} index={shown} today={today} onShow={show} />;
  return phase.is === 'after' ? <After agenda={agenda} onShow={show} /> : <Before agenda={agenda} onShow={show} />;
}

function Undated() {
  const { edit } = useMay();
  return (
    <Empty
      icon="today"
      title={i18n.t('No dates yet')}
      action={
        edit && (
          <Button look="primary" icon="calendar" onClick={() => useView.setState({ settings: true })}>
            {i18n.t('Add dates')}
          </Button>
        )
      }
    >
      {i18n.t('Once the trip has dates, this page counts down to it, and on each day says what is next and when to leave.')}
    </Empty>
  );
}
