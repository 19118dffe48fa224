/** How a small round button above a list looks; its tone is its own. */
export const CHIP = 'inline-flex h-8 items-center gap-1.5 rounded-full px-2.5 text-s whitespace-nowrap transition-colors ease-calm touch:h-11 touch:px-3';
