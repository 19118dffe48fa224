import { create } from 'zustand';

export type TalkTab = 'suggestions' | 'comments';

interface TalkState {
  tab: TalkTab | null;
  /** A date, or null for all comments. */
  about: string | null;
  /** The item whose form for suggesting is open. */
  suggesting: string | null;
}

/** What is open of the discussion, apart from the trip. */
export const useTalk = create<TalkState>(() => ({ tab: null, about: null, suggesting: null }));

export const openTalk = (tab: TalkTab, about: string | null = null): void => useTalk.setState({ tab, about });
