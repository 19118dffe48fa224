import { create } from 'zustand';

/** What is wrong with single items, in words, for their rows. The part that knows fills it in. */
export const useMarks = create<{ closed: ReadonlyMap<string, string> }>(() => ({ closed: new Map() }));
