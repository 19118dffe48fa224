import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useView } from './context.ts';
import { useMay } from './useMay.ts';

const route = getRouteApi('/i/$id');

/** The pane that plans is in the address, so that Back closes it; everywhere else it is opened and closed as a state of the page. */
export function usePlanInAddress(): void {
  const { edit } = useMay();
  const { plan: asked } = route.useSearch();
  const plan = (edit && asked) || null;
  const navigate = route.useNavigate();
  const latest = useRef(plan);
  useEffect(() => {
    latest.current = plan;
    useView.setState({ plan });
  }, [plan]);
  useEffect(
    () =>
      useView.subscribe(({ plan: next }) => {
        if (next === latest.current) return;
        latest.current = next;
        void navigate({ search: ({ plan: _was, ...rest }) => (next === null ? rest : { ...rest, plan: next }) });
      }),
    [navigate],
  );
  // Last, when nobody takes it to the address any more: the next trip begins without.
  useEffect(() => () => useView.setState({ plan: null }), []);
}
