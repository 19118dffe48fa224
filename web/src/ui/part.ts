import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { withWords } from '../i18n.ts';

type Part<C> = C extends ComponentType<infer P> ? ComponentType<P> : never;

/** A component in a chunk of its own, shown when its words are here too. */
export function part<M, K extends keyof M>(load: () => Promise<M>, name: K): LazyExoticComponent<Part<M[K]>> {
  return lazy(async () => ({ default: (await withWords(load()))[name] as Part<M[K]> }));
}
