import { useCallback } from 'react';
import { create } from 'zustand';
import { api } from '../api/client.ts';
import { forgetAccount, leaveAccount, unsentChanges } from '../sync/account.ts';

/** Somebody wants to sign out, and only this device has some of their changes. */
export const useLeaving = create<{ count: number; everywhere: boolean }>(() => ({ count: 0, everywhere: false }));

/** Leaves for the public page whatever the server says: a session that cannot be ended is already over. */
export async function signOut(everywhere: boolean, keep: boolean): Promise<void> {
  try {
    if (keep) leaveAccount();
    else await forgetAccount();
    await api.POST('/api/v1/auth/logout', { body: { everywhere } });
  } catch {
    // There is no answer that would change where to go.
  }
  location.assign('/signin');
}

/** Signs out at once, or asks first what is to become of changes that were not sent. */
export function useSignOut(): (everywhere: boolean) => void {
  return useCallback((everywhere) => {
    void unsentChanges()
      .catch(() => 0)
      .then((count) => (count > 0 ? useLeaving.setState({ count, everywhere }) : signOut(everywhere, false)));
  }, []);
}
