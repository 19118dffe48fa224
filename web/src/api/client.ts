import createClient from 'openapi-fetch';
import { parseProblem } from './problem.ts';
import type { paths } from './schema.d.ts';

export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });

api.use({
  onResponse({ response }) {
    if (response.status !== 401) return;
    const next = location.pathname + location.search;
    location.assign(`/signin?next=${encodeURIComponent(next)}`);
  },
});

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

/** Gives the body of a good answer and throws an ApiProblem for any other. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw parseProblem(response.status, error);
  return data as T;
}
