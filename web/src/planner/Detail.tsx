import { Suspense, useEffect, useLayoutEffect } from 'react';
import { part } from '../ui/part.ts';
import { usePlanner, useView } from './context.ts';

const loadDetail = () => import('./detail/ItemDetail.tsx');
const ItemDetail = part(loadDetail, 'ItemDetail');

/** The open item's details, in whatever pane has them. */
export function Detail() {
  const { selected } = usePlanner();
  // Not needed for the first paint, and wanted soon after it.
  useEffect(() => {
    const timer = setTimeout(() => void loadDetail(), 1500);
    return () => clearTimeout(timer);
  }, []);
  if (!selected) return null;
  return (
    <Suspense fallback={<div className="grow" />}>
      <ItemDetail key={selected.id} item={selected} />
    </Suspense>
  );
}

/** When the details close, what they were opened from has focus again. */
export function useFocusBack(isOpen: boolean): void {
  useLayoutEffect(() => {
    const { focusNext } = useView.getState();
    if (isOpen || focusNext === null) return;
    useView.setState({ focusNext: null });
    document.getElementById(focusNext)?.focus();
  }, [isOpen]);
}
