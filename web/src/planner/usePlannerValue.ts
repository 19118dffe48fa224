import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useFormats } from '../app/formats.ts';
import type { View } from '../app/router.tsx';
import { i18n } from '../i18n.ts';
import { newId } from '../itinerary/id.ts';
import { mayOf } from '../itinerary/may.ts';
import { IDEAS, type Item, type Itinerary, type ListId, type Place, listOf } from '../itinerary/model.ts';
import { newItem } from '../itinerary/newItem.ts';
import { moveAll } from '../itinerary/many.ts';
import { placeAt, rowsOf } from '../itinerary/order.ts';
import { change, changeAll, suggest, undo, useTrip } from '../itinerary/store.ts';
import { itemTypeFor } from '../search/kinds.ts';
import { toast } from '../ui/toast.ts';
import { scoreOf } from '../sync/remarks.ts';
import { openTalk } from '../talk/open.ts';
import { type Planner, openId, useView } from './context.ts';
import { useRoutes } from './routes.ts';
import { bestLikedFirst, steadySections } from './sections.ts';
import { pick as pickRow, useSelection } from './selection.ts';

const route = getRouteApi('/i/$id');

/** Views that show days, and can be about one. */
const OF_DAYS: ReadonlySet<View> = new Set(['timeline', 'calendar', 'map', 'table']);

export function usePlannerValue(trip: Itinerary): Planner {
  const { item: itemId, day, map, view = 'list' } = route.useSearch();
  const navigate = route.useNavigate();
  const formats = useFormats();
  const [steady] = useState(steadySections);
  const score = useIdeaScore();
  const sections = useMemo(() => bestLikedFirst(steady(trip, formats), score), [steady, trip, formats, score]);
  const routes = useRoutes(sections);
  const latest = useRef(sections);
  useEffect(() => {
    latest.current = sections;
  }, [sections]);
  const focus = sections.some((section) => section.list === day) ? (day ?? null) : null;

  const select = useCallback(
    (id: string | null) => {
      if (id === null && itemId !== undefined) useView.setState((state) => ({ focusNext: state.focusNext ?? openId(itemId) }));
      void navigate({
        search: ({ item: _closed, ...rest }) => (id === null ? rest : { ...rest, item: id }),
        // Leafing through items should not bury the way back under them.
        replace: itemId !== undefined && id !== null,
      });
    },
    [navigate, itemId],
  );
  const setFocus = useCallback(
    (list: ListId | null) => {
      useView.setState({ addTo: null, scrollTo: list });
      void navigate({
        search: ({ day: _day, item: _item, view: shown, ...rest }) => ({
          ...rest,
          ...(list === null ? {} : { day: list }),
          // What is not about days gives way to the list, where the day is.
          ...(shown && OF_DAYS.has(shown) ? { view: shown } : {}),
        }),
        replace: true,
      });
    },
    [navigate],
  );
  const setView = useCallback(
    (next: View) => void navigate({ search: ({ view: _view, ...rest }) => (next === 'list' ? rest : { ...rest, view: next }) }),
    [navigate],
  );
  const moveItem = useCallback((id: string, list: ListId, index: number) => {
    const { trip: open, role } = useTrip.getState();
    if (!open) return;
    const item = open.items.find((candidate) => candidate.id === id);
    const isSorted = list === IDEAS && useView.getState().byVotes;
    if (isSorted && item?.day === null) return void toast(i18n.t('The ideas stand by votes. Turn that off to put them in order yourself.'));
    if (mayOf(role).edit && moveChosen(open, id, list, isSorted ? Infinity : index)) return;
    const move = { kind: 'move', id, to: placeAt(open.items, list, isSorted ? Infinity : index, id) } as const;
    if (mayOf(role).edit) change(move);
    else if (suggest(id, [move])) suggested();
  }, []);
  const addOwn = useCallback(
    (given: Pick<Item, 'title' | 'type'> & Partial<Item>, list: ListId) => {
      const { day: toDay, pos, after } = placeAt(trip.items, list, Infinity);
      const item = newItem(trip.id, { ...given, id: newId(), day: toDay, pos });
      const add = { kind: 'add', item, after } as const;
      if (!mayOf(useTrip.getState().role).edit) {
        if (suggest('', [add])) suggested();
        return;
      }
      change(add);
      useView.setState({ reveal: item.id });
      const label = sections.find((section) => section.list === list)?.label ?? '';
      toast(i18n.t('{place} added to {list}.', { place: item.title, list: label }), {
        action: { label: i18n.t('Open'), run: () => select(item.id) },
        other: { label: i18n.t('Undo'), run: undo },
      });
    },
    [trip.id, trip.items, sections, select],
  );
  const addPlace = useCallback((location: Place, list: ListId) => addOwn({ title: location.name, type: itemTypeFor(location.type ?? ''), location }, list), [addOwn]);
  const removeItem = useCallback(
    (item: Item) => {
      if (!mayOf(useTrip.getState().role).edit) {
        if (suggest(item.id, [{ kind: 'remove', id: item.id }])) suggested();
        return;
      }
      if (item.id === itemId) select(null);
      if (!change({ kind: 'remove', id: item.id })) return;
      toast(i18n.t('{item} removed.', { item: item.title }), { action: { label: i18n.t('Undo'), run: undo } });
    },
    [itemId, select],
  );

  const pick = useCallback((id: string, press: Parameters<Planner['pick']>[1]) => pickRow(id, press, () => latest.current.flatMap(({ rows }) => rows.map((row) => row.id))), []);
  const selected = trip.items.find((item) => item.id === itemId) ?? null;
  return useMemo(
    () => ({ trip, sections, routes, selected, focus, svgMap: map === 'svg', view, setView, select, setFocus, addPlace, addOwn, moveItem, removeItem, pick }),
    [trip, sections, routes, selected, focus, map, view, setView, select, setFocus, addPlace, addOwn, moveItem, removeItem, pick],
  );
}

/** A chosen row takes the others along. False where it stands alone. */
function moveChosen(trip: Itinerary, id: string, list: ListId, index: number): boolean {
  const { ids } = useSelection.getState();
  if (ids.size < 2 || !ids.has(id)) return false;
  const at = rowsOf(trip.items, list).filter((row) => row.id !== id).slice(0, index).filter((row) => !ids.has(row.id)).length;
  const order = [...trip.days.map(({ date }) => date), IDEAS].flatMap((each) => rowsOf(trip.items, each));
  return changeAll((known) => moveAll(known, ids, order, list, at));
}

function suggested(): void {
  toast(i18n.t('Suggested. The others can see it now.'), { action: { label: i18n.t('Show'), run: () => openTalk('suggestions') } });
}

/** What ideas are sorted by; null for their own order. */
function useIdeaScore(): ((id: string) => number) | null {
  const byVotes = useView((view) => view.byVotes);
  const votes = useTrip((state) => (byVotes ? state.remarks.votes : null));
  return useMemo(() => votes && ((id) => scoreOf(votes.get(id))), [votes]);
}

/** The item before or after another in reading order. */
export function neighbourOf(planner: Pick<Planner, 'sections'>, item: Item | null, step: 1 | -1): Item | null {
  const all = planner.sections.flatMap((section) => section.rows);
  if (!item) return (step === 1 ? all[0] : all.at(-1)) ?? null;
  return all[all.findIndex((row) => row.id === item.id) + step] ?? null;
}

export const sectionOf = (planner: Pick<Planner, 'sections'>, item: Item) =>
  planner.sections.find((section) => section.list === listOf(item));
