import { type OpenTransport, parseFrame } from './transport.ts';

const PING_MS = 20_000;
/** The server answers each ping, so a longer silence is a dead line that nobody has noticed. */
const SILENT_MS = 45_000;

export const openSocket: OpenTransport = (itinerary, { opened, frame, closed }) => {
  const url = new URL(`/api/v1/itineraries/${encodeURIComponent(itinerary)}/live`, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  let heardAt = Date.now();
  const timer = setInterval(() => {
    if (Date.now() - heardAt > SILENT_MS) end(4408);
    else if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
  }, PING_MS);
  let isOver = false;
  const end = (code: number): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(timer);
    socket.close();
    closed(code);
  };
  socket.addEventListener('open', () => !isOver && opened());
  socket.addEventListener('message', ({ data }) => {
    heardAt = Date.now();
    const parsed = isOver ? null : parseFrame(data);
    if (parsed) frame(parsed);
  });
  socket.addEventListener('close', ({ code }) => end(code));
  socket.addEventListener('error', () => end(1006));
  return {
    send: (next) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(next)),
    close: () => end(1000),
  };
};
