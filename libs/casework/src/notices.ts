import type { ActionRule, Text } from '#definitions';
import { nothingToRead } from './refusals.ts';
import { dayName, sentence } from './sentences.ts';
import type { Actor, CaseBody, CaseEvent, CaseRules, CaseState, Notice, NoticeView, Refusal, Unsealed } from './types.ts';

/** What is recorded of an action that a manager is to be told of. */
export function noticePart(rules: CaseRules, marks: readonly string[], late: boolean, passed: readonly string[], actor: Actor): Pick<CaseBody, 'exceptions' | 'late' | 'tells'> {
  const supervises = rules.roles.find((role) => role.id === actor.role)?.supervises === true;
  // A manager who marks it herself knows; what she passed over or entered late, another has to read.
  const tells = supervises ? [] : marks.filter((mark) => rules.marks?.some((one) => one.id === mark && one.tell));
  return { ...(passed.length ? { exceptions: passed } : {}), ...(late ? { late: true } : {}), ...(tells.length ? { tells } : {}) };
}

/** Up to which revision the manager has read: the one that she saw, else all. */
export function acknowledgedPart(state: CaseState, revision: number | undefined): Pick<CaseBody, 'acknowledged'> {
  return { acknowledged: Math.min(revision ?? state.revision, state.revision) };
}

/** Why there is nothing for this actor to say she has read. */
export function refuseAcknowledging(rule: ActionRule, state: CaseState, type: string, actor: Actor): Refusal | undefined {
  if (rule.does !== 'acknowledge' || othersNotices(state, actor).length > 0) return undefined;
  return nothingToRead(type, state.notices !== undefined);
}

/** The notices that an actor did not cause. */
export function othersNotices({ notices = [] }: CaseState, actor: Actor): readonly Notice[] {
  return notices.filter((notice) => notice.by !== actor.id);
}

/** The notices after an event; undefined when there are none. Nobody clears what she caused herself. */
export function noticesAfter(before: CaseState['notices'], event: CaseEvent | Unsealed<CaseEvent>): CaseState['notices'] {
  const { body, answers, revision, actionId, type, actor, happenedOn } = event;
  const { acknowledged, exceptions, late, tells, corrects } = body;
  if (acknowledged === undefined && !exceptions && !late && !tells && !corrects) return before;
  const kept = (before ?? []).filter((notice) => acknowledged === undefined || notice.revision > acknowledged || notice.by === actor.id);
  const common = { type, by: actor.id, on: happenedOn, actionId };
  const said = (words: string | undefined) => (words === undefined ? {} : { words });
  const after: readonly Notice[] = [
    ...(corrects ? kept.map((notice) => (notice.revision === corrects.revision ? { ...notice, on: corrects.to } : notice)) : kept),
    ...(exceptions ?? []).map((name): Notice => ({ revision, kind: 'exception', name, ...common, ...said(answers?.exception) })),
    ...(late ? [{ revision, kind: 'late' as const, ...common, ...said(answers?.reason) }] : []),
    ...(tells ?? []).map((name): Notice => ({ revision, kind: 'mark', name, ...common })),
  ];
  return after.length ? after : undefined;
}

/** A notice in a sentence, `{actor}` standing for the name. */
export function noticeView(rules: CaseRules, notice: Notice): NoticeView {
  return { ...notice, sentence: sentenceOf(rules, notice) };
}

function sentenceOf(rules: CaseRules, { kind, name = '', type, on }: Notice): Text {
  const what = rules.workflow.actions[type]?.label ?? { en: type };
  switch (kind) {
    case 'exception':
      return sentence('{actor} went ahead with “{what}” although: {guard}', 'Aeth {actor} ymlaen â “{what}” er bod: {guard}', {
        what,
        guard: rules.workflow.guards[name]?.sentence ?? { en: name },
      });
    case 'late':
      return sentence('{actor} entered “{what}” late: it happened on {day}.', 'Cofnododd {actor} “{what}” yn hwyr: digwyddodd {day}.', { what, day: dayName(on) });
    case 'mark':
      return sentence('{mark}: “{what}”, on {day}, by {actor}.', '{mark}: “{what}”, {day}, gan {actor}.', {
        mark: rules.marks?.find((mark) => mark.id === name)?.label ?? { en: name },
        what,
        day: dayName(on),
      });
    default:
      return kind satisfies never;
  }
}
