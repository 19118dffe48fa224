import { useCallback } from 'react';
import { i18n } from '../i18n.ts';
import { useTrip } from '../itinerary/store.ts';

/** Names of people by id; who has left keeps theirs for as long as this device has met them. */
export function useFullNames(): (id: string) => string {
  const members = useTrip((state) => state.trip?.members);
  const people = useTrip((state) => state.sync?.head?.people);
  return useCallback(
    (id) => {
      const member = members?.find(({ user_id }) => user_id === id);
      const known = member?.name || people?.find(({ user_id }) => user_id === id)?.name;
      return known || (member ? i18n.t('Somebody') : i18n.t('Somebody who has left'));
    },
    [members, people],
  );
}

/** The same with "You" for oneself. */
export function useNames(): (id: string) => string {
  const user = useTrip((state) => state.user);
  const nameOf = useFullNames();
  return useCallback((id) => (id === user ? i18n.t('You') : nameOf(id)), [user, nameOf]);
}
