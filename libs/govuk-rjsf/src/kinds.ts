import type { ResolvedQuestion } from '#form-answers';
import type { Kind } from './face.ts';
import { choiceKind } from './kinds/choice-kind.tsx';
import { choicesKind } from './kinds/choices-kind.tsx';
import { dateKind } from './kinds/date-kind.tsx';
import { dateTimeKind } from './kinds/date-time-kind.tsx';
import { groupKind } from './kinds/group-kind.tsx';
import { narrativeKind } from './kinds/narrative-kind.tsx';
import { numberKind } from './kinds/number-kind.tsx';
import { textKind } from './kinds/text-kind.tsx';
import { wordsKind } from './kinds/words-kind.tsx';
import { yesNoKind } from './kinds/yes-no-kind.tsx';

/** Every kind of question that a form may ask. */
export const kinds: { readonly [kind in ResolvedQuestion['kind']]: Kind } = {
  text: textKind,
  narrative: narrativeKind,
  words: wordsKind,
  date: dateKind,
  dateTime: dateTimeKind,
  number: numberKind,
  yesNo: yesNoKind,
  choice: choiceKind,
  choices: choicesKind,
  group: groupKind,
};

/** The faces of a question. */
export const kindOf = (question: Pick<ResolvedQuestion, 'kind'>): Kind => kinds[question.kind];
