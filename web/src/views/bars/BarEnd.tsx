import type { useBar } from './useBar.ts';

/** The far edge of a bar, by which it is made longer or shorter. For the pointer: "Nights" and the bar's menu do it otherwise. */
export function BarEnd({ grip }: { grip: ReturnType<typeof useBar>['end'] }) {
  if (!grip) return null;
  return <span {...grip} data-bar-end aria-hidden="true" className="absolute inset-y-0 end-0 z-1 w-2.5 cursor-ew-resize rounded-e-full touch:-inset-y-2.5 touch:w-6" />;
}
