import type { SignedInUser } from '#api-client';
import type { Change, ChangeStatus, ChangeStep, StepName } from './authoring-types.ts';

/** The steps that a reader's pages show, in the order of a change's life. */
const stepsOf: { readonly [access in 'authoring' | 'publishing']: readonly StepName[] } = {
  authoring: ['try', 'send', 'takeBack', 'withdraw'],
  publishing: ['publish', 'return'],
};
/** Steps of a part of the life, named with the reason although they cannot be taken yet; others show only when they can. */
const named: { readonly [status in ChangeStatus]: readonly StepName[] } = {
  draft: ['try', 'send', 'publish'],
  returned: ['try', 'send', 'publish'],
  review: ['publish', 'return'],
  scheduled: [],
  published: [],
  withdrawn: [],
};

/** What the reader can do with a change, and what she cannot yet, with the reason. Who wrote it reads why she cannot publish it. */
export const stepsFor = ({ status, steps }: Pick<Change, 'status' | 'steps'>, access: SignedInUser['access']): readonly ChangeStep[] => {
  const own = access === 'publishing' ? stepsOf.publishing : status === 'review' ? [...stepsOf.authoring, 'publish' as const] : stepsOf.authoring;
  return own.flatMap((name) => steps.filter(({ step, allowed }) => step === name && (allowed || named[status].includes(name))));
};
