import { useCallback, useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SimulatedStep, Simulation } from '#casework';
import type { Text } from '#form-answers';
import { walkQuery } from './flow-api.ts';

/** The made-up child's walk through the draft as it was saved last: its steps, where it stands, and the way back and forward. */
export interface Walk {
  readonly simulation: Simulation | undefined;
  readonly isAsking: boolean;
  readonly problem: unknown;
  /** Why the last step that was asked for was not taken. */
  readonly refusal: Text | undefined;
  readonly steps: readonly SimulatedStep[];
  readonly take: (step: SimulatedStep) => void;
  readonly back: () => void;
  readonly on: () => void;
  readonly again: () => void;
  readonly canBack: boolean;
  readonly canOn: boolean;
  readonly age: number | undefined;
  readonly setAge: (age: number | undefined) => void;
}

interface Taken {
  readonly steps: readonly SimulatedStep[];
  /** Steps that were taken back, next first. */
  readonly ahead: readonly SimulatedStep[];
}
const START: Taken = { steps: [], ahead: [] };

export const useWalk = (change: string, workflow: string, revision: number): Walk => {
  const [{ steps, ahead }, setTaken] = useState(START);
  const [age, setAge] = useState<number | undefined>(7);
  const [refusal, setRefusal] = useState<Text>();
  const query = useQuery({ ...walkQuery(change, revision, { workflow, steps, ...(age === undefined ? {} : { ageInYears: age }) }), placeholderData: keepPreviousData });
  const go = useCallback((next: (before: Taken) => Taken) => {
    setRefusal(undefined);
    setTaken(next);
  }, []);
  const take = useCallback((step: SimulatedStep) => go((before) => ({ steps: [...before.steps, step], ahead: [] })), [go]);
  const back = useCallback(() => go((before) => (before.steps.length === 0 ? before : { steps: before.steps.slice(0, -1), ahead: [before.steps.at(-1)!, ...before.ahead] })), [go]);
  const on = useCallback(() => go((before) => (before.ahead[0] ? { steps: [...before.steps, before.ahead[0]], ahead: before.ahead.slice(1) } : before)), [go]);
  const again = useCallback(() => go(() => START), [go]);
  const refused = query.isPlaceholderData ? undefined : query.data?.refused;
  // What cannot be taken any more, because the draft was changed, is not kept: the walk stands where it still can.
  useEffect(() => {
    if (!refused || steps.length <= refused.step) return;
    setRefusal(refused.sentence);
    setTaken((before) => ({ steps: before.steps.slice(0, refused.step), ahead: [] }));
  }, [refused, steps.length]);
  return { simulation: query.data, isAsking: query.isFetching, problem: query.error, refusal, steps, take, back, on, again, canBack: steps.length > 0, canOn: ahead.length > 0, age, setAge };
};

/** The states that the child is in, as `<region>.<path>`. */
export const childAt = (simulation: Simulation | undefined): readonly string[] => (simulation?.moments.at(-1)?.regions ?? []).filter(({ atRest }, index) => !atRest || index === 0).map(({ id, state }) => `${id}.${state}`);
