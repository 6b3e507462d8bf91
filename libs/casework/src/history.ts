import type { Calendar, ResolvedWorkflow, Text } from '#definitions';
import { londonTime } from './civil-dates.ts';
import { WEEKENDS_ONLY } from './clocks.ts';
import { placeOf } from './place.ts';
import { dayAndYear, sentence } from './sentences.ts';
import type { CaseEvent, StateValue } from './types.ts';
import { workingDaysBetween } from './working-days.ts';

/** One line of a case's history. */
export interface HistoryLine {
  readonly revision: number;
  readonly type: string;
  readonly at: string;
  readonly happenedOn: string;
  /** A user id; `{actor}` in the sentence stands for the name. */
  readonly actor: string;
  readonly sentence: Text;
  /** Where it led, when it moved the case: the label of the new state. */
  readonly to?: Text;
  readonly form?: string;
  readonly record?: string;
  readonly marks: readonly string[];
  /** Entered more than a working day after it happened. */
  readonly late: boolean;
  readonly reason?: string;
  /** Why it went ahead although something stood against it. */
  readonly exception?: string;
  /** The day it happened after all, where a later action corrected it. */
  readonly corrected?: { readonly on: string };
}

/**
 * The history of a case in plain sentences, newest last, in the order it was recorded.
 * @param workflowOf the workflow of a publication, which the event was decided by
 * @param calendar what counts as a working day; weekends alone where none is given
 */
export function caseHistory(
  workflowOf: (publication: string) => ResolvedWorkflow | undefined,
  events: readonly CaseEvent[],
  calendar: Calendar = WEEKENDS_ONLY,
): readonly HistoryLine[] {
  const corrected = new Map(events.flatMap(({ body }) => (body.corrects ? [[body.corrects.revision, body.corrects.to] as const] : [])));
  return events.map((event) => {
    const { body, answers } = event;
    const day = corrected.get(event.revision);
    const workflow = workflowOf(body.publication);
    const to = workflow && reached(workflow, body.from, body.to);
    return {
      revision: event.revision,
      type: event.type,
      at: event.at,
      happenedOn: event.happenedOn,
      actor: event.actor.id,
      sentence: body.corrects ? correction(workflowOf, event, body.corrects, events) : sentenceOf(workflow, event),
      ...(to ? { to } : {}),
      ...(body.form === undefined ? {} : { form: body.form }),
      ...(body.record ? { record: body.record.id } : {}),
      marks: body.marks,
      late: workingDaysBetween(event.happenedOn, londonTime(event.at), calendar) > 1,
      ...(answers?.reason === undefined ? {} : { reason: answers.reason }),
      ...(answers?.exception === undefined ? {} : { exception: answers.exception }),
      ...(day === undefined ? {} : { corrected: { on: day } }),
    };
  });
}

function sentenceOf(workflow: ResolvedWorkflow | undefined, event: CaseEvent): Text {
  if (event.body.erased) {
    return sentence('{actor} erased answers recorded earlier ({count})', 'Dileodd {actor} atebion a gofnodwyd yn gynharach ({count})', {
      count: String(event.body.erased.length),
    });
  }
  const { migrated } = event.body;
  if (migrated) return sentence('{actor} moved this case from the definitions {from} to {to}', 'Symudodd {actor} yr achos hwn o’r diffiniadau {from} i {to}', { from: migrated.from, to: migrated.to });
  const rule = workflow && Object.hasOwn(workflow.actions, event.type) ? workflow.actions[event.type] : undefined;
  return rule?.history ?? sentence('{actor} did “{type}”', 'Gwnaeth {actor} “{type}”', { type: event.type });
}

/** Both days are said: what was recorded first is not hidden by what is right. */
function correction(workflowOf: (publication: string) => ResolvedWorkflow | undefined, event: CaseEvent, { revision, from, to }: NonNullable<CaseEvent['body']['corrects']>, events: readonly CaseEvent[]): Text {
  const corrected = events.find((one) => one.revision === revision);
  const type = corrected?.type ?? '';
  return sentence('{said}: “{what}” happened on {to}, not on {from}', '{said}: digwyddodd “{what}” {to}, nid {from}', {
    said: sentenceOf(workflowOf(event.body.publication), event),
    // Under the definitions of then: the action may be called otherwise since.
    what: workflowOf(corrected?.body.publication ?? '')?.actions[type]?.label ?? { en: type },
    to: dayAndYear(to),
    from: dayAndYear(from, 'named'),
  });
}

function reached(workflow: ResolvedWorkflow, from: StateValue | null, to: StateValue): Text | undefined {
  const after = placeOf(workflow, to);
  const before = from === null ? undefined : placeOf(workflow, from);
  const moved = after?.regions.filter((region) => before?.regions.find((one) => one.id === region.id)?.path !== region.path);
  return before && moved?.length ? moved[0]?.stateLabel : undefined;
}
