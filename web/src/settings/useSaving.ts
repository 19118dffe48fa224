import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api, unwrap } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import { KEY, type User, useMe } from '../app/me.ts';
import { i18n } from '../i18n.ts';
import { announce } from '../ui/toast.ts';
import { nameRefusal } from './refusals.ts';
import { type Line, newSaver } from './saver.ts';
import { type Key, type Patch, type Status, statusOf, viewOf } from './saving.ts';

const saver = newSaver();

function send({ name, ...preferences }: Patch): Promise<User> {
  const body = { ...(name === undefined ? {} : { name }), ...(Object.keys(preferences).length > 0 ? { preferences } : {}) };
  return unwrap(api.PATCH('/api/v1/users/me', { body }));
}

function reasonOf(error: unknown, key: Key): string {
  const problem = toProblem(error);
  const reason =
    problem.status === 0
      ? i18n.t('Not saved: the server cannot be reached.')
      : key === 'name' && problem.fields.name
        ? nameRefusal(problem.fields.name)
        : i18n.t('Not saved. Please try again.');
  announce(reason);
  return reason;
}

/** Saves a choice: shown at once everywhere, taken back with its reason where the server refuses it. */
export function useSave(): (patch: Patch) => void {
  const queries = useQueryClient();
  return useCallback(
    (patch) => {
      const now = queries.getQueryData<User>(KEY);
      if (!now) return;
      // A reading that was on its way would show the account without the choice.
      void queries.cancelQueries({ queryKey: KEY });
      const line: Line = { send, reasonOf, show: (user) => queries.setQueryData(KEY, user) };
      saver.save(line, now, patch);
    },
    [queries],
  );
}

/**
 * The account with what was just chosen. The cache tells its readers a moment later, and a checkbox that is not yet
 * what it was pressed to be jumps back meanwhile.
 */
export function useShown() {
  const { data, isError, refetch } = useMe();
  const saving = saver.useSaving((state) => state.saving);
  const user = useMemo(() => (saving?.flying || saving?.waiting ? viewOf(saving) : data), [saving, data]);
  return { user, isError, refetch };
}

export const useStatus = (keys: readonly Key[]): Status => saver.useSaving(({ saving }) => statusOf(saving, keys));

export const useReason = (key: Key): string | undefined => saver.useSaving(({ saving }) => saving?.errors[key]);

/** Forgets what was said about choices of an earlier visit. */
export const { calm } = saver;
