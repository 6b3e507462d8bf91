import type { ChangeStep, StepName } from './authoring-types.ts';
import { stepsFor } from './steps-for.ts';

const all: readonly StepName[] = ['try', 'send', 'return', 'publish', 'withdraw', 'takeBack'];
const steps = (...allowed: readonly StepName[]): readonly ChangeStep[] => all.map((step) => ({ step, allowed: allowed.includes(step) }));
const names = (shown: readonly ChangeStep[]) => shown.map(({ step, allowed }) => (allowed ? step : `${step} not yet`));

describe('the steps that a page shows', () => {
  it('are an author’s while she writes, the next ones with the reason why not yet', () => {
    expect(names(stepsFor({ status: 'draft', steps: steps('withdraw') }, 'authoring'))).toEqual(['try not yet', 'send not yet', 'withdraw']);
    expect(names(stepsFor({ status: 'returned', steps: steps('try', 'withdraw') }, 'authoring'))).toEqual(['try', 'send not yet', 'withdraw']);
  });

  it('tell the author of a change in review that she cannot publish it', () => {
    expect(names(stepsFor({ status: 'review', steps: steps('takeBack') }, 'authoring'))).toEqual(['takeBack', 'publish not yet']);
  });

  it('are the publisher’s when it is her turn, and before that one that says what it waits for', () => {
    expect(names(stepsFor({ status: 'review', steps: steps('publish', 'return') }, 'publishing'))).toEqual(['publish', 'return']);
    expect(names(stepsFor({ status: 'draft', steps: steps() }, 'publishing'))).toEqual(['publish not yet']);
  });

  it('are none when its life is over', () => {
    expect(stepsFor({ status: 'published', steps: steps() }, 'publishing')).toEqual([]);
    expect(stepsFor({ status: 'withdrawn', steps: steps() }, 'authoring')).toEqual([]);
  });
});
