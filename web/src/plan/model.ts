import type { Money, Place } from '../itinerary/model.ts';
import type { Edit } from '../sync/op.ts';

export interface BeforeAfter {
  before: number;
  after: number;
}

export interface Journey {
  mode: 'walk' | 'transit' | 'drive';
  minutes: number;
  walk_min: number;
  distance_m: number;
}

export interface DayEnd {
  name: string;
  item_id: string | null;
  lat: number | null;
  lon: number | null;
  time: string;
  local: string;
  travel: Journey | null;
}

export type ReasonCode =
  | 'fixed'
  | 'must'
  | 'wanted'
  | 'known'
  | 'closed'
  | 'closer'
  | 'room'
  | 'no_time'
  | 'clash'
  | 'limit'
  | 'money'
  | 'worth_less'
  | 'unreachable'
  | 'no_place'
  | 'excluded'
  | 'too_many';

export interface Reason {
  code: ReasonCode;
  minutes: number | null;
  item_id: string | null;
  title: string;
  date: string | null;
  amount: Money | null;
  limit: number | null;
}

export interface Stop {
  item_id: string;
  change: 'added' | 'moved' | 'retimed' | 'unchanged';
  type: string;
  title: string;
  location: Place | null;
  end_location: Place | null;
  travel: Journey | null;
  start_local: string;
  end_local: string;
  minutes: number;
  wait_min: number;
  fixed: boolean;
  must: boolean;
  was_day: string | null;
  was_start: string | null;
  hours_known: boolean;
  reason: Reason;
}

export interface Pause {
  kind: 'lunch' | 'dinner' | 'rest';
  after: string | null;
  start_local: string;
  end_local: string;
  minutes: number;
}

export interface PlannedDay {
  date: string;
  start: DayEnd;
  end: DayEnd;
  stops: Stop[];
  breaks: Pause[];
  travel_min: number;
  walk_min: number;
  distance_m: number;
}

export interface LeftOut {
  item_id: string | null;
  title: string;
  location: Place | null;
  was_day: string | null;
  reason: Reason;
}

export interface Unmet {
  wish: 'must_see' | 'fixed' | 'break' | 'hours';
  item_id: string | null;
  title: string;
  date: string | null;
  reason: Reason;
}

export interface Relaxation {
  wish: 'must_see' | 'fixed' | 'break' | 'limit' | 'money' | 'day_start' | 'day_end' | 'max_stops' | 'max_walk' | 'hours';
  item_id: string | null;
  title: string;
  date: string | null;
  minutes: number | null;
}

export interface Gains {
  travel_min: BeforeAfter;
  walk_min: BeforeAfter;
  distance_m: BeforeAfter;
  places: BeforeAfter;
  score: BeforeAfter;
}

export interface Preview {
  seq: number;
  days: PlannedDay[];
  left_out: LeftOut[];
  unmet: Unmet[];
  relax: Relaxation[];
  gains: Gains;
  operations: Edit[];
}

export interface Progress {
  score: number;
  places: number;
  travel_min: number;
  elapsed_ms: number;
  done: number;
  plan: Preview;
}

export const stopsOf = ({ days }: Pick<Preview, 'days'>): Stop[] => days.flatMap(({ stops }) => stops);

/** Nothing would change. */
export const isSame = ({ operations }: Pick<Preview, 'operations'>): boolean => operations.length === 0;
