import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ActionView, Staff } from '#api-client';
import type { ResolvedQuestion } from '#form-answers';
import { staffQuery } from '../api/queries.ts';
import { useCase } from '../child/case-layout.tsx';

type Options = NonNullable<ResolvedQuestion['options']>;

/** An assignment asks for `worker`, `team` and `manager` by id; people choose by name. */
const optionsOf = (question: string, staff: Staff): Options | undefined => {
  if (question === 'team') return staff.teams.map(({ id, name }) => ({ code: id, label: typeof name === 'string' ? { en: name } : name }));
  if (question !== 'worker' && question !== 'manager') return undefined;
  // Only people in a team carry work.
  return staff.users.filter(({ team }) => team !== undefined).map(({ id, name, roleLabel }) => ({
    code: id,
    label: roleLabel ? { en: `${name}, ${roleLabel.en}`, ...(roleLabel.cy ? { cy: `${name}, ${roleLabel.cy}` } : {}) } : { en: name },
  }));
};

/** Gives the questions of an assignment their people and teams, and those of an explanation their clocks. */
export const useStaffOptions = (does: ActionView['does'] | undefined): ((question: ResolvedQuestion) => ResolvedQuestion) => {
  const view = useCase();
  const { data: staff } = useQuery({ ...staffQuery(), enabled: does === 'assign' });
  return useMemo(() => {
    const clocks: Options = [...new Map(view.clocks.map(({ id, label }) => [id, { code: id, label }])).values()];
    return (question) => {
      const options = does === 'assign' && staff ? optionsOf(question.id, staff) : does === 'explain' && question.id === 'clock' ? clocks : undefined;
      return options ? { ...question, kind: 'choice', options } : question;
    };
  }, [does, staff, view.clocks]);
};
