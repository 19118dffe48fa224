import { type May, mayOf } from '../itinerary/may.ts';
import { useTrip } from '../itinerary/store.ts';

/** What the person at the screen may do in the open trip; it follows a change of role at once. */
export const useMay = (): May => mayOf(useTrip((state) => state.role));
