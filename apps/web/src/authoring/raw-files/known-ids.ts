import type { ResolvedForm, ResolvedWorkflow } from '#form-answers';
import type { AuthoredFile } from '../authoring-types.ts';
import type { KnownIds } from './overlay-completion.ts';

const ofForm = ({ sections, questions }: ResolvedForm): KnownIds => {
  const asked = Object.keys(questions);
  const parts = sections.map(({ id }) => id);
  const options = Object.values(questions).flatMap((question) => (question.options ?? []).map(({ code }) => code));
  return { question: asked, section: parts, after: [...asked, ...parts], parent: [...new Set(options)], option: [...new Set(options)] };
};

const ofWorkflow = ({ actions, guards }: ResolvedWorkflow): KnownIds => {
  const types = Object.keys(actions);
  return { action: types, after: types, guard: Object.keys(guards), onlyWhen: Object.keys(guards) };
};

/** What may stand under a key of this file: the ids of the form or workflow that it changes. */
export const knownIds = ({ kind, resolved }: AuthoredFile): KnownIds => (kind === 'forms' ? ofForm(resolved as ResolvedForm) : ofWorkflow(resolved as ResolvedWorkflow));
