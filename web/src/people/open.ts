import { create } from 'zustand';

/** The dialog of people, which the header and others open. */
export const usePeople = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

export const openPeople = (isOpen = true): void => usePeople.setState({ isOpen });
