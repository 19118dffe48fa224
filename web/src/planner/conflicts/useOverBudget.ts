import type { Money } from '../../itinerary/model.ts';

/** How much the plan is over its budget; null where it is not, or has none. */
export const useOverBudget = (): Money | null => null;
