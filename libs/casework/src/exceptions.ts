import type { ActionRule, Text } from '#definitions';
import { findGuardAnswer, findRefusingGuard } from './guards.ts';
import type { GuardQuestion } from './guard-question.ts';
import { answerRefused, exceptionPossible, guardRefused } from './refusals.ts';
import { sentence } from './sentences.ts';
import type { CaseAction, CaseRules, Refusal } from './types.ts';

/** How long the reason for an exception may be, in characters. */
export const EXCEPTION_LENGTH = 2000;

/** How the guards on an action rule stand: one that refuses, and those that may be passed over with a reason. */
export interface Stance {
  readonly refusing?: string;
  readonly unusual: readonly string[];
}

/** Asks the guards that stand on an action, whatever the state. */
export function stanceOf(rule: ActionRule, asked: GuardQuestion): Stance {
  const names = rule.guards ?? [];
  const isSoft = (name: string): boolean => asked.workflow.guards[name]?.exception === true;
  const refusing = findRefusingGuard(names.filter((name) => !isSoft(name)), asked);
  return {
    ...(refusing === undefined ? {} : { refusing }),
    unusual: names.filter((name) => isSoft(name) && findGuardAnswer(name, asked) === false),
  };
}

/** The guards that an action passes over, none in the usual case; refused where one stands that may not be, or no reason is given. */
export function passGuards(
  rules: CaseRules,
  rule: ActionRule,
  action: Pick<CaseAction, 'exception'>,
  asked: GuardQuestion,
): { readonly passed: readonly string[] } | { readonly refused: Refusal } {
  const { refusing, unusual } = stanceOf(rule, asked);
  if (refusing !== undefined) return { refused: guardRefused(rules, refusing) };
  const words = wordsOf(action);
  if (unusual.length > 0 && words === undefined) return { refused: exceptionPossible(rules, unusual) };
  if (unusual.length > 0 && words !== undefined && words.length > EXCEPTION_LENGTH) return { refused: answerRefused('exception', TOO_LONG) };
  return { passed: unusual };
}

/** The reason for going ahead as it is recorded; undefined when nothing is said. */
export function wordsOf({ exception }: Pick<CaseAction, 'exception'>): string | undefined {
  return exception?.trim() || undefined;
}

const TOO_LONG: Text = sentence('Say it in at most 2,000 characters', 'Dywedwch hynny mewn hyd at 2,000 o nodau');
