import { type RefObject, Suspense, useEffect } from 'react';
import { create } from 'zustand';
import { part } from '../ui/part.ts';

const ExportDialog = part(() => import('./ExportDialog.tsx'), 'ExportDialog', { close: ({ onClose }) => onClose() });

const useExport = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

export const openExport = (): void => useExport.setState({ isOpen: true });
const closeExport = (): void => useExport.setState({ isOpen: false });

/** Where the dialog stands once a menu has opened it: the menu itself is gone by then, and focus goes back to its button. */
export function ExportPlace({ returnTo }: { returnTo: RefObject<HTMLElement | null> }) {
  const isOpen = useExport((state) => state.isOpen);
  // Another trip's page opens a dialog of its own.
  useEffect(() => closeExport, []);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <ExportDialog returnTo={returnTo} onClose={closeExport} />
    </Suspense>
  );
}
