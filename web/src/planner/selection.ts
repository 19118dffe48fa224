import { create } from 'zustand';

interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range starts. */
  anchor: string | null;
}

const NONE: Selection = { ids: new Set(), anchor: null };

/** Items chosen to be moved, ticked off or removed together. */
export const useSelection = create<Selection>(() => NONE);

export const clearSelection = (): void => useSelection.setState(NONE);

export function toggle(id: string): void {
  const ids = new Set(useSelection.getState().ids);
  if (!ids.delete(id)) ids.add(id);
  useSelection.setState({ ids, anchor: id });
}

export const selectIds = (ids: readonly string[]): void => useSelection.setState({ ids: new Set(ids), anchor: ids[0] ?? null });

/** From the anchor to an item, in reading order; without an anchor the item alone. */
export function extendTo(id: string, order: readonly string[]): void {
  const { ids, anchor } = useSelection.getState();
  const [from, to] = [order.indexOf(anchor ?? id), order.indexOf(id)].toSorted((a, b) => a - b);
  useSelection.setState({ ids: new Set([...ids, ...order.slice(from, (to ?? 0) + 1)]), anchor: anchor ?? id });
}

interface Modifiers {
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Whether a press on a row chooses it rather than opens it: with Ctrl, Cmd or Shift, or while others are chosen. */
export function pick(id: string, { shiftKey, ctrlKey, metaKey }: Modifiers, order: () => readonly string[]): boolean {
  const isOn = useSelection.getState().ids.size > 0;
  if (!shiftKey && !ctrlKey && !metaKey && !isOn) return false;
  if (shiftKey) extendTo(id, order());
  else toggle(id);
  return true;
}
