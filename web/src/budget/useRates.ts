import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { type Rates, ratesIn } from './rates.ts';

const KEY = 'sojourn.rates';
const DAY_MS = 24 * 3_600_000;

/** The last rates this device has seen: a trip adds up without a network too. */
function kept(): Rates | null {
  try {
    return ratesIn(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}

let known: Rates | null | undefined;
const remembered = (): Rates | null => (known ??= kept());

async function readRates(): Promise<Rates | null> {
  const rates = ratesIn(await unwrap(api.GET('/api/v1/rates')));
  if (!rates) return remembered();
  known = rates;
  try {
    localStorage.setItem(KEY, JSON.stringify(rates));
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
  return rates;
}

/** Exchange rates; null while there are none. They are asked for only where something is to be converted. */
export function useRates(isNeeded: boolean): Rates | null {
  const { data } = useQuery({ queryKey: ['rates'], queryFn: readRates, enabled: isNeeded, staleTime: DAY_MS, gcTime: DAY_MS });
  return data ?? remembered();
}
