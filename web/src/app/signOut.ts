import { useCallback } from 'react';
import { api } from '../api/client.ts';

/** Leaves for the public page whatever the server says: a session that cannot be ended is already over. */
export function useSignOut(): (everywhere: boolean) => void {
  return useCallback((everywhere) => {
    void api.POST('/api/v1/auth/logout', { body: { everywhere } }).finally(() => location.assign('/signin'));
  }, []);
}
