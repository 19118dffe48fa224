import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { openNights } from '../../itinerary/stays.ts';
import { usePlanner } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { BookingRow } from './BookingRow.tsx';
import { type Addable, type Nights, addBooking, bookingName } from './add.ts';
import { GROUPS, type Group, bookingsOf } from './groups.ts';

function groupName(group: Group): string {
  switch (group) {
    case 'transport':
      return i18n.t('Flights and trains');
    case 'stays':
      return i18n.t('Stays');
    case 'other':
      return i18n.t('Other');
  }
}

/** Everything that is booked, or is to be. Nothing is bought here: it is where references and prices are kept together. */
export function BookingsView() {
  const { trip } = usePlanner();
  const { edit } = useMay();
  const groups = bookingsOf(trip);
  const isEmpty = GROUPS.every((group) => groups[group].length === 0);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 pt-6 pb-24 tablet:px-8">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl font-semibold">{i18n.t('Bookings')}</h2>
        {edit && <AddButtons />}
      </div>
      {isEmpty && (
        <Empty icon="ticket" title={i18n.t('Everything booked, in one place')}>
          {edit
            ? i18n.t('Add your flights, trains and stays with their references and prices. Anything on the plan with a reference or a price shows here too.')
            : i18n.t('Flights, trains and stays will show here with their references and prices.')}
        </Empty>
      )}
      {GROUPS.map((group) => (
        <Section key={group} group={group} items={groups[group]} />
      ))}
    </div>
  );
}

function useAdd(): (type: Addable, run?: Nights) => void {
  const { trip, focus, select } = usePlanner();
  const isDay = trip.days.some(({ date }) => date === focus);
  return (type, run) => {
    const day = run?.from ?? (isDay ? focus : (trip.days[0]?.date ?? null));
    const id = addBooking(trip, type, day, run);
    if (id) select(id);
  };
}

function AddButtons() {
  const { trip } = usePlanner();
  const add = useAdd();
  const [missing] = openNights(trip);
  return (
    <div className="flex flex-wrap gap-2">
      <AddButton type="lodging" label={i18n.t('Add a stay')} onClick={() => add('lodging', missing)} />
      <AddButton type="flight" label={i18n.t('Add a flight')} onClick={() => add('flight')} />
      <AddButton type="train" label={i18n.t('Add a train')} onClick={() => add('train')} />
    </div>
  );
}

/** Where there is little room the name of the thing is enough. */
function AddButton({ type, label, onClick }: { type: Addable; label: string; onClick: () => void }) {
  return (
    <Button icon={type} aria-label={label} onClick={onClick}>
      <span className="phone:hidden">{label}</span>
      <span className="tablet:hidden">{bookingName(type)}</span>
    </Button>
  );
}

function Section({ group, items }: { group: Group; items: readonly Item[] }) {
  const { trip } = usePlanner();
  const missing = group === 'stays' ? openNights(trip) : [];
  if (items.length === 0 && missing.length === 0) return null;
  const id = `bookings-${group}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="text-l font-semibold">
        {groupName(group)}
      </h3>
      {items.length > 0 && (
        <ul className="mt-3 divide-y divide-line rounded-l border border-line">
          {items.map((item) => (
            <BookingRow key={item.id} item={item} />
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <ul className="mt-3 grid gap-2">
          {missing.map((run) => (
            <MissingNights key={run.from} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** "No place to sleep on Sun, 2 May", with the way to one. */
function MissingNights({ run }: { run: Nights }) {
  const formats = useFormats();
  const { edit } = useMay();
  const add = useAdd();
  const { from, nights } = run;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-l bg-warn-soft px-4 py-2.5">
      <Icon name="warning" size={16} className="text-warn" />
      <p className="min-w-0 grow basis-48">
        {i18n.t('{nights, plural, one {No place to sleep on {day}} other {No place to sleep for # nights from {day}}}', { nights, day: formats.day(from) })}
      </p>
      {edit && (
        <Button icon="plus" onClick={() => add('lodging', run)}>
          {i18n.t('Add a stay')}
        </Button>
      )}
    </li>
  );
}
