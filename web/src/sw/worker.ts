/**
 * The planner's service worker: keeps one build whole, so that the planner starts without a network and never runs
 * scripts of two builds. It does not touch `/api`.
 */

/** Filled in by the build: its name, and every file it is made of. */
declare const BUILD: { name: string; files: string[] };

interface WaitEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface AssetEvent extends WaitEvent {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
interface Scope {
  addEventListener: <T extends Event>(type: string, listener: (event: T) => void) => void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  location: Location;
}

const scope = globalThis as unknown as Scope;

const PREFIX = 'sojourn-';
const CURRENT = PREFIX + BUILD.name;
const SHELL = '/app';
/** The build before stays for tabs that still run it: they load more of it as they go. */
const BUILDS_KEPT = 2;

async function install(): Promise<void> {
  const cache = await caches.open(CURRENT);
  await cache.addAll(BUILD.files.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' })));
}

async function tidy(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT);
  await Promise.all(builds.slice(0, Math.max(0, builds.length - BUILDS_KEPT + 1)).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** The page of this build; its files are beside it. */
async function shell(request: Request): Promise<Response> {
  const cache = await caches.open(CURRENT);
  return (await cache.match(SHELL)) ?? fetch(request);
}

/** A file with a hash in its name is the same in whichever build it is found. */
const asset = async (request: Request): Promise<Response> => (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

function answer(request: Request): Promise<Response> | null {
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return null;
  if (pathname.startsWith('/assets/')) return asset(request);
  if (request.mode === 'navigate' && (pathname === SHELL || pathname.startsWith(`${SHELL}/`))) return shell(request);
  return BUILD.files.includes(pathname) ? asset(request) : null;
}

scope.addEventListener<WaitEvent>('install', (event) => event.waitUntil(install()));
scope.addEventListener<WaitEvent>('activate', (event) => event.waitUntil(tidy()));
scope.addEventListener<MessageEvent>('message', ({ data }) => data === 'take over' && void scope.skipWaiting());
scope.addEventListener<AssetEvent>('fetch', (event) => {
  const found = answer(event.request);
  if (found) event.respondWith(found);
});
