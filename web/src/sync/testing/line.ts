import type { LogOp, ServerFrame } from '../op.ts';
import type { Handlers, OpenTransport } from '../transport.ts';
import type { ModelServer } from './server.ts';

/** Lines to a model server that can be cut; frames arrive a microtask later, as they would from a socket. */
export class Exchange {
  private readonly open = new Set<{ handlers: Handlers; client: string }>();
  isUp = true;
  pushes = 0;

  constructor(private readonly server: ModelServer) {}

  readonly dial =
    (user: string): OpenTransport =>
    (_itinerary, handlers) => {
      const line = { handlers, client: '' };
      const send = (frames: readonly ServerFrame[]): void => frames.forEach((frame) => queueMicrotask(() => this.open.has(line) && handlers.frame(structuredClone(frame))));
      if (this.isUp) {
        this.open.add(line);
        queueMicrotask(() => handlers.opened());
      } else queueMicrotask(() => handlers.closed(1006));
      return {
        close: () => void this.open.delete(line),
        send: (frame) => {
          if (frame.type === 'hello') {
            line.client = frame.client;
            send(this.server.hello(frame.client, user, frame.since));
          }
          if (frame.type !== 'push') return;
          this.pushes++;
          const { answers, news } = this.server.push(line.client, frame.ops);
          this.broadcast(news);
          send(answers);
        },
      };
    };

  broadcast(news: LogOp[]): void {
    if (news.length === 0) return;
    for (const { handlers } of this.open) queueMicrotask(() => handlers.frame({ type: 'ops', ops: structuredClone(news) }));
  }

  cut(): void {
    this.isUp = false;
    for (const { handlers } of this.open) queueMicrotask(() => handlers.closed(1006));
    this.open.clear();
  }
}
