import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { withWords } from '../i18n.ts';
import { type Place, standIn } from './Missing.tsx';

type Part<C> = C extends ComponentType<infer P> ? ComponentType<P> : never;
type PropsOf<C> = C extends ComponentType<infer P> ? P : never;

/** A component in a chunk of its own, shown when its words are here too. `place` says how it is missed while it cannot be fetched. */
export function part<M, K extends keyof M>(load: () => Promise<M>, name: K, place: Place<PropsOf<M[K]>> = 'inside'): LazyExoticComponent<Part<M[K]>> {
  const component = async (): Promise<Part<M[K]>> => (await withWords(load()))[name] as Part<M[K]>;
  return lazy(async () => {
    try {
      return { default: await component() };
    } catch {
      // Without the network, before the service worker has everything. One part less must not take the page away.
      return { default: standIn(component as () => Promise<ComponentType<object>>, place as Place<object>) as unknown as Part<M[K]> };
    }
  });
}
