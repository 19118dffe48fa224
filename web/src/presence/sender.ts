import type { Doing } from '../sync/peer.ts';

/** Twelve times a second. */
export const GAP_MS = 84;
/** The server forgets after 15 s; two renewals fit before that, should one be lost. */
export const RENEW_MS = 7000;

/**
 * Says what the reader does: at once where it can, never more often than the gap, and again before it is forgotten.
 * Alone in the trip only the renewal is sent, which is what the next one to come sees.
 */
export class Sender {
  private doing: Doing = {};
  private said = '';
  private saidAt = -Infinity;
  private isOn = false;
  private isAlone = true;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: (doing: Doing | null) => void) {}

  tell(doing: Doing): void {
    this.doing = doing;
    this.plan();
  }

  /** Off while the page is hidden, or the reader does not want to be seen. */
  setOn(isOn: boolean): void {
    if (isOn === this.isOn) return;
    this.isOn = isOn;
    this.said = '';
    if (isOn) this.flush();
    else {
      clearTimeout(this.timer);
      this.send(null);
    }
  }

  setAlone(isAlone: boolean): void {
    if (isAlone === this.isAlone) return;
    this.isAlone = isAlone;
    this.plan();
  }

  /** The line is new, and nobody at its other end knows of us. */
  greet(): void {
    if (this.isOn) this.flush();
  }

  private plan(): void {
    clearTimeout(this.timer);
    if (!this.isOn) return;
    const isNew = !this.isAlone && JSON.stringify(this.doing) !== this.said;
    const due = this.saidAt + (isNew ? GAP_MS : RENEW_MS);
    this.timer = setTimeout(() => this.flush(), Math.max(0, due - Date.now()));
  }

  private flush(): void {
    this.said = JSON.stringify(this.doing);
    this.saidAt = Date.now();
    this.send(this.doing);
    this.plan();
  }
}
