/** One event of a stream of server-sent events. */
export interface Told {
  event: string;
  data: string;
}

const told = (block: string): Told | null => {
  const lines = block.split('\n').map((line): [string, string] => {
    const at = line.indexOf(':');
    return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1).replace(/^ /, '')];
  });
  const data = lines.filter(([field]) => field === 'data').map(([, value]) => value);
  if (data.length === 0) return null;
  return { event: lines.findLast(([field]) => field === 'event')?.[1] ?? 'message', data: data.join('\n') };
};

/**
 * The events of a body as they arrive, however it is cut into pieces. `EventSource` only knows GET, and a plan is asked for with what
 * is wished. An event that the line broke off in is no event.
 */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Told> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- each piece follows the one before
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      yield* blocks.flatMap((block) => told(block) ?? []);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
