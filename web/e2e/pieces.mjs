// A slow line: the page comes in pieces, and each is painted before the next one is sent.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { BASE } from './browser.mjs';

const PIECES = 12;

/** The first piece has the head and the page's own: nothing is painted before. Every other begins with a tag. */
function cutUp(html) {
  const start = html.indexOf('<main');
  const length = html.length - start;
  const cuts = Array.from({ length: PIECES }, (_, at) => html.indexOf('<', start + Math.floor((length * at) / PIECES)));
  return [0, ...cuts].map((from, at) => html.slice(from, cuts[at] ?? html.length));
}

const painted = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** The layout shifts of a page of Sojourn that arrives so: their sum, and what moved. */
export async function inPieces(page, path) {
  const whole = await fetch(BASE + path);
  const [first, ...pieces] = cutUp(await whole.text());
  let answer = null;
  const server = createServer(async (request, response) => {
    if (request.url === path) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.write(first);
      answer = response;
      return;
    }
    const other = await fetch(BASE + request.url);
    response.writeHead(other.status, { 'Content-Type': other.headers.get('content-type') ?? '' }).end(Buffer.from(await other.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await page.goto(`http://127.0.0.1:${port}${path}`, { waitUntil: 'commit' });
  for (const piece of pieces) {
    answer.write(piece);
    await painted(page);
  }
  answer.end();
  await page.waitForLoadState('load');
  const shifts = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list, observer) => {
          observer.disconnect();
          resolve(list.getEntries().map(({ value, sources }) => ({ value, moved: sources.map(({ node }) => node?.className ?? '') })));
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
      }),
  );
  server.closeAllConnections();
  server.close();
  return { score: shifts.reduce((sum, { value }) => sum + value, 0), moved: shifts.flatMap(({ moved }) => moved) };
}
