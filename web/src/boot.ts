import './ui/app.css';

/** What the server has painted into the page, and what it knows to be fetched next (internal/webui/paint.go). */
const PAINT_ID = 'paint';
const LATER_ID = 'later';
/** A browser that does not tell when it has painted is not waited for any longer than this. */
const PATIENCE_MS = 3000;

/**
 * Settles once what the server painted is on the screen. The planner's code takes a phone a moment to read, and whoever waits should have the trip to
 * look at meanwhile. Nothing is waited for where nothing is painted, or where nobody looks: a page in the background gets no frames.
 */
function painted(): Promise<void> {
  if (!document.getElementById(PAINT_ID) || document.visibilityState === 'hidden') return Promise.resolve();
  return new Promise((resolve) => {
    new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, PATIENCE_MS);
  });
}

/** Asks for everything at once that is going to be imported one after another: the server knows what, and keeps it where nothing is fetched yet. */
function fetchAhead(): void {
  const later = document.getElementById(LATER_ID);
  if (later instanceof HTMLTemplateElement) document.head.append(later.content);
}

// Not awaited: the rest may import what is in here, and would wait for itself.
void painted().then(() => {
  fetchAhead();
  return import('./main.tsx');
});
