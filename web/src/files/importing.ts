import { create } from 'zustand';
import { newId } from '../itinerary/id.ts';
import type { Checked } from './tripFile.ts';

export interface Chosen {
  fileName: string;
  /** One key for each file that was chosen: trying again makes no second trip. */
  key: string;
  /** Null while it is read. */
  checked: Checked | null;
}

interface Importing {
  isOpen: boolean;
  chosen: Chosen | null;
  /** A file is on its way: another one has to wait. */
  isSending: boolean;
}

const CLOSED: Importing = { isOpen: false, chosen: null, isSending: false };

/** The trip that is being imported, for the buttons, the page that takes a dropped file, and the dialog. */
export const useImporting = create<Importing>(() => CLOSED);

const { getState: get, setState: set } = useImporting;

export const openImport = (): void => set({ isOpen: true });

export const endImport = (): void => set(CLOSED);

/** Takes a file, from the dialog or from a drop that opens it, and looks at what is in it. */
export async function choose(file: File): Promise<void> {
  if (get().isSending) return;
  const chosen: Chosen = { fileName: file.name, key: newId(), checked: null };
  set({ isOpen: true, chosen });
  const checked = await look(file);
  if (get().chosen?.key === chosen.key) set({ chosen: { ...chosen, checked } });
}

/** A file may be gone by the time it is read. */
async function look(file: File): Promise<Checked> {
  try {
    const { checkFile } = await import('./tripFile.ts');
    return await checkFile(file);
  } catch {
    return { ok: false, fault: 'broken' };
  }
}
