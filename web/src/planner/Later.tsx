import { type ReactNode, useDeferredValue } from 'react';
import { PlannerProvider, usePlanner } from './context.ts';

/**
 * For what may show a change after the row that was changed: the map, sums, what does not fit. It is drawn in slices that give way to the
 * pointer and the keys. What stands inside is to be made once, or it is drawn with the rest.
 */
export function Later({ children }: { children: ReactNode }) {
  const planner = useDeferredValue(usePlanner());
  return <PlannerProvider value={planner}>{children}</PlannerProvider>;
}
