/** The field that moves the open item to another day; the M key goes there. */
export const DAY_FIELD_ID = 'item-day';
