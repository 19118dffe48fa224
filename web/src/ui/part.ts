import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { withWords } from '../i18n.ts';
import { Missing } from './Missing.tsx';

type Part<C> = C extends ComponentType<infer P> ? ComponentType<P> : never;

/** A component in a chunk of its own, shown when its words are here too. */
export function part<M, K extends keyof M>(load: () => Promise<M>, name: K): LazyExoticComponent<Part<M[K]>> {
  return lazy(async () => {
    try {
      return { default: (await withWords(load()))[name] as Part<M[K]> };
    } catch {
      // Without the network, before the service worker has everything. One part less must not take the page away.
      return { default: Missing as unknown as Part<M[K]> };
    }
  });
}
