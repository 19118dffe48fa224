import { Suspense, useEffect, useState } from 'react';
import { i18n } from '../i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import { choose, endImport, useImporting } from './importing.ts';
import { part } from '../ui/part.ts';

const ImportDialog = part(() => import('./ImportDialog.tsx'), 'ImportDialog', { close: () => endImport() });

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Whether a file hangs over the page. Without a word from us the browser would open what is dropped. */
function useFileDrop(onFile: (file: File) => Promise<void>): boolean {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const onEnter = (event: DragEvent) => hasFiles(event) && setDepth((before) => before + 1);
    const onLeave = (event: DragEvent) => hasFiles(event) && setDepth((before) => Math.max(0, before - 1));
    const onOver = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      const file = event.dataTransfer?.files[0];
      if (file) void onFile(file);
    };
    const listeners = { dragenter: onEnter, dragleave: onLeave, dragover: onOver, drop: onDrop };
    for (const [name, listener] of Object.entries(listeners)) globalThis.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) globalThis.removeEventListener(name, listener as EventListener);
    };
  }, [onFile]);
  return depth > 0;
}

/** Lets a trip's file be dropped anywhere on the page, and holds the dialog that takes it from there. */
export function ImportDrop() {
  const isOpen = useImporting((state) => state.isOpen);
  const isOver = useFileDrop(choose);
  return (
    <>
      {isOver && (
        <div className="pointer-events-none fixed inset-0 z-60 grid animate-fade place-items-center bg-paper/80 p-4">
          <p className="flex size-full flex-col items-center justify-center gap-3 rounded-xl border-2 border-dashed border-accent bg-accent-soft/60 text-l font-semibold text-accent">
            <Icon name="upload" size={32} />
            {i18n.t('Drop the file to import its trip')}
          </p>
        </div>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <ImportDialog />
        </Suspense>
      )}
    </>
  );
}
