/** What takes focus after an item's menu has moved it: the board of the planner looks for this id. */
export const dragId = (itemId: string): string => `drag-${itemId}`;
