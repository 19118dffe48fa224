import './ui/app.css';

/** What the server has painted into the page (internal/webui/paint.go). */
const PAINT_ID = 'paint';
/** A browser that does not tell when it has painted is not waited for any longer than this. */
const PATIENCE_MS = 800;

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

// Not awaited: the rest may import what is in here, and would wait for itself.
void painted().then(() => import('./main.tsx'));
