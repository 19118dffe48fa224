import type { Key } from './saving.ts';
import { useReason } from './useSaving.ts';

/** Why a choice was taken back, beside it. It was said aloud when it happened. */
export function Reason({ of }: { of: Key }) {
  const reason = useReason(of);
  return reason ? <p className="mt-1.5 text-s text-danger">{reason}</p> : null;
}
