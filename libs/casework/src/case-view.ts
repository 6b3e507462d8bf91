import { availableActions } from './available-actions.ts';
import { londonTime } from './civil-dates.ts';
import { clocksOf } from './clocks.ts';
import { noticeView } from './notices.ts';
import { placeOf, type RegionPlace } from './place.ts';
import type { Actor, CaseRules, CaseState, CaseView, ClockView, Moment, RegionView } from './types.ts';
import { waitsOf } from './waits.ts';

/** The case as this actor sees it: where it stands, what can be done, what is due, what was written. */
export function caseView(rules: CaseRules, state: CaseState, actor: Actor, moment: Moment): CaseView {
  const place = placeOf(rules.workflow, state.value);
  return {
    id: state.id,
    person: { id: state.person },
    authority: state.authority,
    workflow: state.workflow,
    publication: state.publication,
    revision: state.revision,
    stage: place?.stage ?? '',
    status: state.status,
    regions: (place?.regions ?? []).map((region) => toRegionView(region, state)),
    actions: availableActions(rules, state, actor, moment),
    clocks: caseClocks(rules, state, moment),
    records: state.records.map(({ id, form, formId, status, by, on, at }) => ({ id, form, formId, status, by, on, at })),
    assigned: state.assigned,
    ...(state.notices ? { notices: state.notices.map((notice) => noticeView(rules, notice)) } : {}),
    ...(state.offered ? { offered: state.offered } : {}),
    ...waitsPart(rules, state, moment),
  };
}

function waitsPart(rules: CaseRules, state: CaseState, { today }: Moment): Pick<CaseView, 'waits'> {
  const waits = waitsOf(rules, state, today);
  return waits.length ? { waits } : {};
}

/** The clocks of a case at a moment, limits in hours to the minute. */
export function caseClocks(rules: CaseRules, state: CaseState, moment: Pick<Moment, 'now' | 'person'>): readonly ClockView[] {
  return clocksOf(rules.clocks, rules.calendars, rules.jurisdiction, state.marks, state.reasons, londonTime(moment.now), moment.person);
}

function toRegionView(region: RegionPlace, state: CaseState): RegionView {
  return {
    id: region.id,
    label: region.label,
    state: region.path,
    stateLabel: region.stateLabel,
    ...(region.stage === undefined ? {} : { stage: region.stage }),
    since: state.since[region.id] ?? state.openedOn,
    waitsFor: region.waitsFor,
    atRest: region.atRest,
  };
}
