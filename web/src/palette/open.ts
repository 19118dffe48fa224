import { create } from 'zustand';

/** The palette, which the keyboard and a button of the header open. */
export const usePalette = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

export const openPalette = (isOpen = true): void => usePalette.setState({ isOpen });
