import { Outlet, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n.ts';
import { isDate } from '../time/dates.ts';
import { type LookSearch, lookIn, searchOf } from '../views/table/look.ts';
import { Frame } from './Frame.tsx';
import { Lost } from './Lost.tsx';

export const LIST_FILTERS = ['archived', 'deleted', 'templates'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number] | 'active';

export interface ListSearch {
  show?: ListFilter;
}

/** Ways to look at a trip. The list is what an address without a view shows; the first five have the keys 1 to 5. */
export const VIEWS = ['list', 'timeline', 'calendar', 'map', 'table', 'bookings', 'budget', 'checks', 'today'] as const;
export type View = (typeof VIEWS)[number];

/** With the table, also how it is sorted and filtered. */
export interface PlannerSearch extends LookSearch {
  view?: Exclude<View, 'list'>;
  /** The item whose details are open. */
  item?: string;
  /** The day the map and the list are about; absent means the whole trip. */
  day?: string;
  /** What is being planned: the trip, or the order of one day. */
  plan?: string;
  /** `svg` asks for the map without WebGL. */
  map?: 'svg';
}

export interface HistorySearch {
  /** Only what this user did. */
  by?: string;
  /** Only what was done to this entity. */
  of?: string;
}

const viewIn = (given: unknown): Pick<PlannerSearch, 'view'> => {
  const view = VIEWS.find((known) => known === given);
  return view && view !== 'list' ? { view } : {};
};

const root = createRootRoute({ component: Frame, notFoundComponent: Lost });

const list = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Record<string, unknown>): ListSearch => {
    const show = LIST_FILTERS.find((filter) => filter === search.show);
    return show ? { show } : {};
  },
  component: lazyRouteComponent(() => withWords(import('../trips/TripsPage.tsx')), 'TripsPage'),
});

const planner = createRoute({
  getParentRoute: () => root,
  path: '/i/$id',
  validateSearch: (search: Record<string, unknown>): PlannerSearch => ({
    ...viewIn(search.view),
    ...(typeof search.item === 'string' && search.item.length <= 64 ? { item: search.item } : {}),
    ...(typeof search.day === 'string' && (isDate(search.day) || search.day === 'ideas') ? { day: search.day } : {}),
    ...(typeof search.plan === 'string' && (isDate(search.plan) || search.plan === 'trip') ? { plan: search.plan } : {}),
    ...(search.map === 'svg' ? { map: 'svg' as const } : {}),
    ...(search.view === 'table' ? searchOf(lookIn({ sort: search.sort, words: search.words, kind: search.kind })) : {}),
  }),
  component: lazyRouteComponent(() => import('../planner/PlannerPage.tsx'), 'PlannerPage'),
});

const history = createRoute({
  getParentRoute: () => root,
  path: '/i/$id/history',
  validateSearch: (search: Record<string, unknown>): HistorySearch => ({
    ...(typeof search.by === 'string' && search.by.length <= 64 ? { by: search.by } : {}),
    ...(typeof search.of === 'string' && search.of.length <= 64 ? { of: search.of } : {}),
  }),
  component: lazyRouteComponent(() => withWords(import('../history/HistoryPage.tsx')), 'HistoryPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => withWords(import('../settings/SettingsPage.tsx')), 'SettingsPage'),
});

const print = createRoute({
  getParentRoute: () => root,
  path: '/i/$id/print',
  component: lazyRouteComponent(() => withWords(import('../print/PrintPage.tsx')), 'PrintPage'),
});

const gallery = createRoute({
  getParentRoute: () => root,
  path: '/dev/gallery',
  component: lazyRouteComponent(() => withWords(import('../gallery/GalleryPage.tsx')), 'GalleryPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([list, planner, history, settings, print, gallery]),
  basepath: '/app',
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: Outlet,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
