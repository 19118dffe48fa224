/** The field that finds places; `/` goes there. */
export const SEARCH_ID = 'place-search';

/** The field that moves the open item to another day; `M` goes there. */
export const DAY_FIELD_ID = 'item-day';

/** The title of the open item; a new one is named there. */
export const TITLE_ID = 'item-title';

/** What the pane that plans is about when it is not about one day. */
export const TRIP = 'trip';

/** The button that opens the pane which plans, above the list. */
export const PLAN_ID = 'plan-my-trip';
