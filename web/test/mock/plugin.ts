import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { type Answer, handle } from './server.ts';

/** Answers /api from memory while the dev server runs. Never part of a build. */
export function mockApi(): Plugin {
  return {
    name: 'sojourn-mock-api',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith('/api/')) return next();
        void respond(request, response);
      });
    },
  };
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(request.url ?? '/', 'http://mock');
  const answer: Answer = handle(request.method ?? 'GET', url, text === '' ? {} : JSON.parse(text));
  response.statusCode = answer.status;
  response.setHeader('Content-Type', answer.status < 400 ? 'application/json' : 'application/problem+json');
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}
