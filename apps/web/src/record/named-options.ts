import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ActionView, Case, Staff } from '#api-client';
import type { ResolvedQuestion } from '#form-answers';
import { staffQuery } from '../api/queries.ts';
import { useCase } from '../child/case-layout.tsx';
import { useMe } from '../session/session.tsx';

type Options = NonNullable<ResolvedQuestion['options']>;
type Question = Pick<ResolvedQuestion, 'id' | 'kind'>;

/** Where an action names people, their ids are what it takes; elsewhere a worker may be anybody, by name. */
const NAMES_PEOPLE: ReadonlySet<ActionView['does']> = new Set(['assign', 'accept']);

/** The teams or people (of a reader's `own` team where she accepts a child) that a question asks by id, for a reader who knows them by name; nothing where it asks for words. */
export const namedOptions = ({ id, kind }: Question, does: ActionView['does'] | undefined, { teams, users }: Staff, own?: string): Options | undefined => {
  if (kind !== 'text') return undefined;
  if (id === 'team') return teams.map((team) => ({ code: team.id, label: typeof team.name === 'string' ? { en: team.name } : team.name }));
  if ((id !== 'worker' && id !== 'manager') || does === undefined || !NAMES_PEOPLE.has(does)) return undefined;
  // Only people in a team carry work; who accepts a child gives her to somebody of her own.
  return users.filter(({ team }) => team !== undefined && (does !== 'accept' || own === undefined || team === own)).map(({ id: code, name, roleLabel }) => ({
    code,
    label: roleLabel ? { en: `${name}, ${roleLabel.en}`, ...(roleLabel.cy ? { cy: `${name}, ${roleLabel.cy}` } : {}) } : { en: name },
  }));
};

const clocksOf = (view: Case): Options => [...new Map(view.clocks.map(({ id, label }) => [id, { code: id, label }])).values()];

/** Gives questions that ask for teams, people or limits by id their choices by name. */
export const useNamedOptions = (does: ActionView['does'] | undefined): ((question: ResolvedQuestion) => ResolvedQuestion) => {
  const view = useCase();
  const { user } = useMe();
  const { data: staff } = useQuery(staffQuery());
  return useMemo(() => {
    const clocks = does === 'explain' ? clocksOf(view) : undefined;
    return (question) => {
      const options = (staff && namedOptions(question, does, staff, user.team)) ?? (question.id === 'clock' ? clocks : undefined);
      return options ? { ...question, kind: 'choice', options } : question;
    };
  }, [does, staff, view, user.team]);
};
