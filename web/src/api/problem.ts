/** What the server says when a call fails (RFC 9457), made safe to show and to place at fields. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** Field name (the last step of the error's location) → message. */
    readonly fields: Readonly<Record<string, string>>,
    readonly traceId: string,
  ) {
    super(detail || title);
  }

  /** The entity was changed elsewhere: what we hold is stale. */
  get isConflict(): boolean {
    return this.status === 409 || this.status === 412;
  }
}

/** `body.items[0].start_local` → `start_local`: forms know fields by name, not by path. */
export function fieldOf(location: string): string {
  const steps = location.split(/[.[\]]+/).filter((step) => step !== '' && !/^\d+$/.test(step));
  const last = steps.at(-1);
  return last === undefined || last === 'body' ? '' : last;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Never throws, whatever a proxy put in the body. */
export function parseProblem(status: number, body: unknown): ApiProblem {
  const record = isRecord(body) ? body : {};
  const fields: Record<string, string> = {};
  for (const error of Array.isArray(record.errors) ? record.errors : []) {
    if (!isRecord(error)) continue;
    const field = fieldOf(text(error.location));
    const message = text(error.message);
    if (message !== '' && !Object.hasOwn(fields, field)) fields[field] = message;
  }
  return new ApiProblem(status, text(record.title), text(record.detail), fields, text(record.trace_id));
}

/** For anything thrown by a call: a problem as it is, a network failure as status 0. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(0, '', error instanceof Error ? error.message : '', {}, '');
}
