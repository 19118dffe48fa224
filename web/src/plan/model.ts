import type { components } from '../api/schema.d.ts';

type Schemas = components['schemas'];

/** What planning answers, by the names that the screens use. */
export type Preview = Schemas['ItineraryPlan'];
export type Progress = Schemas['ItineraryPlanProgress'];
type Near = Schemas['ItineraryPlanNear'];
/** What is absent takes the server's default, which the generated types do not say. */
export type PlanInput = Omit<Partial<Schemas['ItineraryPlanInput']>, 'near'> & { near?: Pick<Near, 'lat' | 'lon'> & Partial<Near> };
export type PlannedDay = Schemas['ItineraryPlannedDay'];
export type Stop = Schemas['ItineraryPlannedStop'];
export type Pause = Schemas['ItineraryPlannedBreak'];
export type DayEnd = Schemas['ItineraryPlanEnd'];
export type Journey = Schemas['ItineraryPlanJourney'];
export type Reason = Schemas['ItineraryPlanReason'];
export type LeftOut = Schemas['ItineraryLeftOut'];
export type Unmet = Schemas['ItineraryUnmetWish'];
export type Relaxation = Schemas['ItineraryRelaxation'];
export type Gains = Schemas['ItineraryPlanGains'];
export type BeforeAfter = Schemas['ItineraryBeforeAfter'];
/** An operation as the server proposes it; the same as an edit of this device. */
export type Proposed = Schemas['ItineraryProposedOp'];

export const stopsOf = ({ days }: Pick<Preview, 'days'>): Stop[] => days.flatMap(({ stops }) => stops);

/** Nothing would change. */
export const isSame = ({ operations }: Pick<Preview, 'operations'>): boolean => operations.length === 0;
