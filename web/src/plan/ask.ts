import { ApiProblem, parseProblem } from '../api/problem.ts';
import type { PlanInput, Preview, Progress } from './model.ts';
import { eventsOf } from './stream.ts';

const post = (path: string, body: object, accept: string, signal: AbortSignal): Promise<Response> =>
  fetch(`/api/v1/itineraries/${path}`, { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json', Accept: accept }, body: JSON.stringify(body), signal });

async function refusal(response: Response): Promise<ApiProblem> {
  return parseProblem(response.status, await response.json().catch(() => null));
}

/** Asks for a plan and tells of each better one on the way. Hanging up ends the search. */
export async function askPlan(trip: string, input: PlanInput, signal: AbortSignal, better: (progress: Progress) => void): Promise<Preview> {
  const response = await post(`${trip}/plan`, input, 'text/event-stream', signal);
  if (!response.ok) throw await refusal(response);
  // A proxy that knows no streams gives the plan alone.
  if (!response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) return (await response.json()) as Preview;
  for await (const { event, data } of eventsOf(response.body)) {
    if (event === 'progress') better(JSON.parse(data) as Progress);
    if (event === 'plan') return JSON.parse(data) as Preview;
    if (event === 'problem') throw parseProblem(500, JSON.parse(data));
  }
  throw new ApiProblem(0, '', '', {}, '');
}

/** Asks for the best order of a day. */
export async function askOrder(trip: string, date: string, signal: AbortSignal): Promise<Preview> {
  const response = await post(`${trip}/days/${date}/optimise`, {}, 'application/json', signal);
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as Preview;
}
