import type { ComponentType } from 'react';
import type { View } from '../app/router.tsx';
import { part } from '../ui/part.ts';

/** Views that take the whole page beside the rail. List and map are the panes themselves. */
export type PageView = Exclude<View, 'list' | 'map'>;

export const isPageView = (view: View): view is PageView => view !== 'list' && view !== 'map';

/** Each is a chunk of its own and reads the trip from `usePlanner()`. */
export const PAGE_VIEWS: Readonly<Record<PageView, ComponentType>> = {
  timeline: part(() => import('./timeline/TimelineView.tsx'), 'TimelineView'),
  calendar: part(() => import('./calendar/CalendarView.tsx'), 'CalendarView'),
  table: part(() => import('./table/TableView.tsx'), 'TableView'),
  bookings: part(() => import('./bookings/BookingsView.tsx'), 'BookingsView'),
  checks: part(() => import('./checks/ChecksView.tsx'), 'ChecksView'),
  budget: part(() => import('../budget/BudgetView.tsx'), 'BudgetView'),
  today: part(() => import('../today/TodayView.tsx'), 'TodayView'),
};
