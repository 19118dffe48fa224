import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';
import type { Peer } from '../sync/peer.ts';
import { subjectOf } from '../sync/words.ts';
import { Menu, MenuItem, MenuLabel } from '../ui/Menu.tsx';
import { useLayout } from '../ui/useMedia.ts';
import { Avatar, initialsOf } from './Avatar.tsx';
import { whoStyle } from './palette.ts';
import { personsOf, usePresence } from './store.ts';
import { follow } from './useFollow.ts';

const ROOM = { phone: 1, tablet: 3, desk: 4 } as const;

/** "Jo · at Louvre" */
function placeOf({ name, focus }: Peer): string {
  const { trip } = useTrip.getState();
  const item = trip?.items.find(({ id }) => id === focus?.id);
  if (!trip || !item) return name;
  return i18n.t('{name} · at {subject}', { name, subject: subjectOf(trip, { type: 'item', id: item.id, v: null }) });
}

const toggle = (user: string): void => follow(usePresence.getState().following === user ? null : user);

/** Who else is here; pressing one follows them. */
export function Avatars() {
  const peers = usePresence((state) => state.peers);
  const following = usePresence((state) => state.following);
  const layout = useLayout();
  const persons = personsOf(peers);
  const room = ROOM[layout];
  const shown = persons.length > room ? persons.slice(0, room - 1 || 1) : persons;
  const rest = persons.slice(shown.length);
  return (
    <ul data-follow aria-label={i18n.t('Here now')} className="flex shrink-0 items-center -space-x-1 ps-1 touch:-space-x-3">
      {shown.map((person) => (
        <li key={person.user}>
          <button
            type="button"
            title={placeOf(person)}
            aria-label={i18n.t('{initials}, follow {name}', { initials: initialsOf(person.name), name: person.name })}
            aria-pressed={following === person.user}
            style={whoStyle(person.colour)}
            onClick={() => toggle(person.user)}
            className="grid size-9 place-items-center rounded-full touch:size-11 hover:z-1 aria-pressed:z-1"
          >
            <Avatar name={person.name} colour={person.colour} className={`size-7.5 text-2xs ring-2 ${following === person.user ? 'ring-(--who-ring) ring-offset-2 ring-offset-surface' : 'ring-surface'}`} />
          </button>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Menu
            trigger={
              <button type="button" aria-label={i18n.t('+{count}, {count, plural, one {more person} other {more people}} here', { count: rest.length })} className="grid size-9 place-items-center rounded-full touch:size-11">
                <span className="grid size-7.5 place-items-center rounded-full bg-sunken text-2xs font-semibold text-ink-2 ring-2 ring-surface">+{rest.length}</span>
              </button>
            }
          >
            <MenuLabel>{i18n.t('Here now')}</MenuLabel>
            {persons.map((person) => (
              <MenuItem key={person.user} onSelect={() => toggle(person.user)}>
                <span className="flex items-center gap-2.5">
                  <Avatar name={person.name} colour={person.colour} />
                  {placeOf(person)}
                </span>
              </MenuItem>
            ))}
          </Menu>
        </li>
      )}
    </ul>
  );
}
