import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, unwrap } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import type { components } from '../api/schema.d.ts';
import { greet, rememberedMe, unreachable } from '../sync/account.ts';
import { setContrast, setTheme } from '../ui/theme.ts';

export type User = components['schemas']['IdentityUser'];
export type Preferences = components['schemas']['Preferences'];

const NONE: Preferences = {};
/** The account in the query cache. */
export const KEY = ['me'] as const;

/** The server's word, or what this device remembers while it cannot be asked. */
async function readMe(): Promise<User> {
  try {
    const me = await unwrap(api.GET('/api/v1/users/me'));
    void greet(me.id, me);
    return me;
  } catch (error) {
    const known = toProblem(error).status === 0 ? await rememberedMe() : undefined;
    unreachable();
    if (known === undefined) throw error;
    return known as User;
  }
}

export function useMe() {
  return useQuery({
    queryKey: KEY,
    queryFn: readMe,
    retry: false,
    staleTime: 5 * 60_000,
  });
}

export const usePreferences = (): Preferences => useMe().data?.preferences ?? NONE;

/** Makes the account's theme and contrast the page's own. */
export function useAccountTheme(): void {
  const { data } = useMe();
  const theme = data?.preferences.theme;
  const contrast = data?.preferences.contrast;
  useEffect(() => {
    if (data) setTheme(theme ?? 'system');
  }, [data, theme]);
  useEffect(() => {
    if (data) setContrast(contrast ?? 'system');
  }, [data, contrast]);
}

export interface MePatch {
  name?: string;
  preferences?: Preferences;
}

export function useUpdateMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: MePatch) => unwrap(api.PATCH('/api/v1/users/me', { body })),
    onMutate: (patch) => {
      const before = queries.getQueryData<User>(KEY);
      if (before) {
        queries.setQueryData<User>(KEY, {
          ...before,
          ...(patch.name === undefined ? {} : { name: patch.name }),
          preferences: { ...before.preferences, ...patch.preferences },
        });
      }
      return before;
    },
    onSuccess: (user) => queries.setQueryData(KEY, user),
    onError: (_error, _patch, before) => queries.setQueryData(KEY, before),
  });
}
