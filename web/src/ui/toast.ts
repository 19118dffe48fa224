import { create } from 'zustand';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'problem';
  action?: Action;
  /** A second one beside it. */
  other?: Action;
}

interface Action {
  label: string;
  run: () => void;
}

interface ToastState {
  toasts: Toast[];
  /** The polite live region's text; toasts and drags both speak through it. */
  spoken: string;
}

export const useToasts = create<ToastState>(() => ({ toasts: [], spoken: '' }));

const SHOWN_MS = 7000;
let lastId = 0;

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) }));
}

/** Gives the message's id. */
export function toast(text: string, options: Partial<Pick<Toast, 'tone' | 'action' | 'other'>> = {}): number {
  const id = ++lastId;
  const next: Toast = { id, text, tone: 'plain', ...options };
  // One at a time: a stack would cover the list the messages are about.
  useToasts.setState({ toasts: [next] });
  announce(text);
  setTimeout(dismissToast, SHOWN_MS, id);
  return id;
}

/** Says something to screen readers only. Saying the same thing twice is still heard twice. */
export function announce(text: string): void {
  useToasts.setState(({ spoken }) => ({ spoken: spoken === text ? `${text}\u00a0` : text }));
}
