import { type FocusEvent, useState } from 'react';
import { useView } from '../../planner/context.ts';

/**
 * Whether the pointer or the keyboard is at an item, or its menu is open: only then it has a menu, so that a month of
 * items is not a month of tab stops.
 */
export function useNear(itemId: string) {
  const [isNear, setNear] = useState(false);
  const isOpen = useView((view) => view.menu === itemId);
  return {
    isNear: isNear || isOpen,
    near: {
      onPointerEnter: () => setNear(true),
      onPointerLeave: () => setNear(false),
      onFocus: () => setNear(true),
      onBlur: (event: FocusEvent<HTMLElement>) => setNear(event.currentTarget.contains(event.relatedTarget)),
    },
  };
}
