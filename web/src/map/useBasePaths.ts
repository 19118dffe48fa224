import { useQuery } from '@tanstack/react-query';
import { language } from '../i18n.ts';
import { world } from './world.ts';

/** The coarse world as SVG paths, and its countries by name; undefined until it is read. */
export function useBasePaths() {
  const locale = language();
  return useQuery({ queryKey: ['base-paths', locale], queryFn: () => world().paths(locale), staleTime: Infinity }).data;
}
