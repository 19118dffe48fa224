import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Look, isSameLook, lookIn, searchOf } from './look.ts';

const route = getRouteApi('/i/$id');

/** So that the address is not written at every key. */
const SETTLE_MS = 250;

/**
 * How the table is looked at, kept in the address: it outlasts a reload and can be sent to others. The page's own state leads, because a field
 * that waited for the address would lose letters; the address leads when somebody else has changed it.
 */
export function useLook(): [Look, (look: Look) => void] {
  const { sort, words, kind } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = useMemo(() => lookIn({ sort, words, kind }), [sort, words, kind]);
  const [look, setLook] = useState(asked);
  const written = useRef(asked);

  useEffect(() => {
    if (isSameLook(asked, written.current)) return;
    written.current = asked;
    setLook(asked);
  }, [asked]);
  useEffect(() => {
    if (isSameLook(look, written.current)) return;
    const timer = setTimeout(() => {
      written.current = look;
      void navigate({ search: ({ sort: _sort, words: _words, kind: _kind, ...rest }) => ({ ...rest, ...searchOf(look) }), replace: true });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [look, navigate]);
  return [look, setLook];
}
