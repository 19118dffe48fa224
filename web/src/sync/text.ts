import * as Y from 'yjs';
import type { TripSync } from './client.ts';
import type { Edit, Entity, TextLog } from './op.ts';
import { keyOf } from './op.ts';
import type { Pending } from './replica.ts';
import type { TextUpdate } from './reduce.ts';

const NAME = 'text';
/** What others' changes are applied as, so that they are not taken for ours. */
const REMOTE = 'remote';

/** FNV-1a of the text's UTF-8 bytes: everybody who starts from a text starts from the same document. */
export function baseClient(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary);
}

export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.codePointAt(0) ?? 0);

/** One update from outside; one that is none is left out, so that a broken one cannot lock a text. */
function apply(doc: Y.Doc, update: string): void {
  try {
    Y.applyUpdate(doc, fromBase64(update), REMOTE);
  } catch {
    // The text that came with it is shown all the same.
  }
}

/** After so many updates the next one holds all, so that the server may drop those before it. */
const WHOLE_AFTER = 100;

export function docOf({ base, y }: TextLog): Y.Doc {
  const doc = new Y.Doc();
  if (base !== '') {
    const seed = new Y.Doc();
    seed.clientID = baseClient(base);
    seed.getText(NAME).insert(0, base);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed), REMOTE);
  }
  for (const update of y) apply(doc, update);
  return doc;
}

export const textIn = (doc: Y.Doc): string => doc.getText(NAME).toJSON();

/** Where two texts differ, between what they share at both ends. */
export function difference(from: string, to: string): { at: number; gone: number; come: string } {
  let start = 0;
  const shorter = Math.min(from.length, to.length);
  while (start < shorter && from[start] === to[start]) start++;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  // Half a surrogate pair is no character: the pair goes as one.
  if (start > 0 && /[\uD800-\uDBFF]/.test(from[start - 1] ?? '')) start--;
  if (end > 0 && /[\uDC00-\uDFFF]/.test(from[from.length - end] ?? '')) end--;
  return { at: start, gone: from.length - start - end, come: to.slice(start, to.length - end) };
}

/** Where a caret goes when somebody else changes the text around it. */
export function caretAfter(caret: number, { at, gone, come }: ReturnType<typeof difference>): number {
  if (caret <= at) return caret;
  return caret >= at + gone ? caret + come.length - gone : at + come.length;
}

/** The log of a text register as a replica shows it; a string is a document without updates. */
export function logOf(entity: Entity | undefined, field: string): TextLog {
  const log = entity?.text?.[field];
  const value = entity?.fields[field];
  return log ?? { base: typeof value === 'string' ? value : '', y: [] };
}

/** A text that is being written here: typing becomes updates, and others' updates join. */
export class SharedText {
  private doc = new Y.Doc();
  private known = new Set<string>();
  /** Updates that were typed and not taken yet. */
  private typed: Uint8Array[] = [];
  /** The text without them. */
  private settled = '';
  private log: TextLog = { base: '', y: [] };

  constructor(log: TextLog) {
    this.open(log);
  }

  get text(): string {
    return textIn(this.doc);
  }

  /** The field as it is now. */
  type(next: string): void {
    const { at, gone, come } = difference(this.text, next);
    if (gone === 0 && come === '') return;
    const shared = this.doc.getText(NAME);
    this.doc.transact(() => {
      shared.delete(at, gone);
      shared.insert(at, come);
    });
  }

  /** What was typed since it was last asked, as one operation's value. */
  take(): TextUpdate | null {
    if (this.typed.length === 0) return null;
    const isLong = this.log.y.length >= WHOLE_AFTER;
    const y = toBase64(isLong ? Y.encodeStateAsUpdate(this.doc) : Y.mergeUpdates(this.typed));
    this.typed = [];
    this.known.add(y);
    this.settled = this.text;
    return { y, text: this.text, ...(isLong ? { whole: true } : {}) };
  }

  /** The register as it is now. Whoever set it whole has started another document; what is being typed goes along. */
  follow(log: TextLog): void {
    if (log.base !== this.log.base || (this.log.y.length > 0 && log.y.length === 0)) {
      const { at, gone, come } = difference(this.settled, this.text);
      this.open(log);
      const { text } = this;
      if (gone > 0 || come !== '') this.type(text.slice(0, at) + come + text.slice(at + gone));
      return;
    }
    this.log = log;
    for (const update of log.y) {
      if (this.known.has(update)) continue;
      this.known.add(update);
      apply(this.doc, update);
    }
    if (this.typed.length === 0) this.settled = this.text;
  }

  private open(log: TextLog): void {
    this.log = log;
    this.doc = docOf(log);
    this.known = new Set(log.y);
    this.typed = [];
    this.settled = this.text;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.typed.push(update);
    });
  }
}

/** Our updates met others': the text that all of them give is said once more, for those who read text alone. */
export function answerMerged(sync: TripSync, ops: readonly Pending[]): void {
  const registers = new Map(ops.map((op) => [`${keyOf(op.type, op.id)} ${op.f}`, op]));
  const edits = [...registers.values()].flatMap(({ type, id, f }): Edit[] => {
    const entity = sync.replica.get(keyOf(type, id));
    if (f === undefined || !entity?.text?.[f]) return [];
    const doc = docOf(logOf(entity, f));
    const text = textIn(doc);
    if (text === entity.fields[f]) return [];
    return [{ k: 'set', type, id, f, v: { y: toBase64(Y.encodeStateAsUpdate(doc)), text, whole: true } }];
  });
  if (edits.length > 0) sync.edit(edits);
}
