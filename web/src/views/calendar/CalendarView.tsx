import { getRouteApi } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useFormats } from '../../app/formats.ts';
import { usePreferences } from '../../app/me.ts';
import { i18n } from '../../i18n.ts';
import type { ListId } from '../../itinerary/model.ts';
import { usePlanner, useView } from '../../planner/context.ts';
import { useLayout } from '../../ui/useMedia.ts';
import { useDragged } from '../bars/useBar.ts';
import { NoDays } from '../timeline/TimelineView.tsx';
import { ChosenDay } from './ChosenDay.tsx';
import { Month } from './Month.tsx';
import { cellId } from './cell.ts';
import { daysOf } from './days.ts';
import { firstWeekday, monthsOf, stepDate } from './month.ts';

const route = getRouteApi('/i/$id');

/** The day in the list, where it can be planned. */
function useOpenDay(): (list: ListId) => void {
  const navigate = route.useNavigate();
  return (list) => {
    useView.setState({ scrollTo: list });
    void navigate({ search: ({ view: _view, item: _item, ...rest }) => ({ ...rest, day: list }) });
  };
}

/** The months that the trip touches. */
export function CalendarView() {
  const { sections } = usePlanner();
  const dragged = useDragged((state) => state.item);
  const days = useMemo(() => daysOf(sections, dragged), [sections, dragged]);
  return days.first === '' ? <NoDays /> : <Months days={days} />;
}

function Months({ days }: { days: ReturnType<typeof daysOf> }) {
  const { focus, setFocus } = usePlanner();
  const { locale } = useFormats();
  const { first_weekday } = usePreferences();
  const isPhone = useLayout() === 'phone';
  const openDay = useOpenDay();
  const first = firstWeekday(first_weekday, locale);
  const months = useMemo(() => monthsOf(days.first, days.last), [days.first, days.last]);
  const chosen = focus !== null && days.byDate.has(focus) ? focus : null;
  // Where the keyboard went, until the page is about another day.
  const [picked, setPicked] = useState({ date: '', from: chosen });
  const active = picked.date !== '' && picked.from === chosen ? picked.date : (chosen ?? days.first);
  const setActive = (date: string) => setPicked({ date, from: chosen });

  useEffect(() => {
    if (chosen === null) return;
    document.getElementById(cellId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const cell = event.target instanceof HTMLElement ? event.target.dataset.date : undefined;
    if (cell === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = stepDate(cell, mirrored(event.key), first, months);
    if (to !== null) {
      setActive(to);
      document.getElementById(cellId(to))?.focus();
    } else if (event.key === 'Enter' && days.byDate.has(cell)) openDay(cell);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (date: string) => {
    setActive(date);
    if (isPhone && days.byDate.has(date)) setFocus(date);
  };
  return (
    <>
      <div className="grid gap-8 p-5 pb-16 phone:p-3 phone:pb-4">
        {months.map((month) => (
          <Month key={month} month={month} first={first} days={days} active={active} compact={isPhone} chosen={isPhone ? (chosen ?? days.first) : chosen} onKeyDown={onKeyDown} onChoose={choose} onOpen={openDay} />
        ))}
        {!isPhone && <p className="text-s text-ink-3">{i18n.t('Arrow keys move between days, Enter opens one in the list.')}</p>}
      </div>
      {isPhone && <ChosenDay day={days.byDate.get(chosen ?? days.first)} bars={days.bars} first={days.first} />}
    </>
  );
}

/** Left is the next day where one reads from the right. */
function mirrored(key: string): string {
  if (document.documentElement.dir !== 'rtl') return key;
  return key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key;
}
