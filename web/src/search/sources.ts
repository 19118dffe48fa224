import { create } from 'zustand';
import type { components } from '../api/schema.d.ts';

export type Source = components['schemas']['SearchAttribution'];

/** The base map is in the app itself; the rest is told by each search. */
const BASE_MAP: Source = {
  source: 'natural-earth',
  text: 'Natural Earth',
  url: 'https://www.naturalearthdata.com/',
  licence: 'Public domain',
};

export const useSources = create<{ sources: readonly Source[] }>(() => ({ sources: [BASE_MAP] }));

export function noteSources(given: readonly Source[]): void {
  const { sources } = useSources.getState();
  const fresh = given.filter((next) => !sources.some((known) => known.source === next.source));
  if (fresh.length > 0) useSources.setState({ sources: [...sources, ...fresh] });
}
