import { useMemo } from 'react';
// The package's index also imports its test registry, and with it Ajv and its `eval`.
import withTheme from '@rjsf/core/lib/withTheme.js';
import type { ValidatorType } from '@rjsf/utils';
import type { Answers, JsonSchema, ResolvedQuestion } from '#form-answers';
import type { FaceContext } from './face.ts';
import { ID_PREFIX, ID_SEPARATOR } from './field-id.ts';
import { sectionSchema } from './section-schema.ts';
import { theme } from './theme.tsx';

const Themed = withTheme(theme);

/** Checking is the compiled module's, so RJSF is told that all is well. */
const noValidation: ValidatorType = {
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
  validateFormData: () => ({ errors: [], errorSchema: {} }),
};
/** Nothing is filled in that nobody chose. */
const noDefaults = { arrayMinItems: { populate: 'never' }, emptyObjectFields: 'skipDefaults', allOf: 'skipDefaults' } as const;

interface Props {
  /** The questions asked, in order. */
  readonly questions: readonly ResolvedQuestion[];
  readonly properties?: { readonly [question: string]: JsonSchema };
  readonly answers: Answers;
  readonly context: FaceContext;
}

/** The questions of one section. It draws no form element: the page owns the form and its buttons. */
export const SectionForm = ({ questions, properties, answers, context }: Props) => {
  const { schema, uiSchema } = useMemo(() => sectionSchema(questions, properties), [questions, properties]);
  const data = useMemo(() => Object.fromEntries(questions.map(({ id }) => [id, answers[id]])), [questions, answers]);
  return (
    <Themed
      tagName="div"
      schema={schema}
      uiSchema={uiSchema}
      formData={data}
      formContext={context}
      validator={noValidation}
      noValidate
      showErrorList={false}
      idPrefix={ID_PREFIX}
      idSeparator={ID_SEPARATOR}
      experimental_defaultFormStateBehavior={noDefaults}
    >
      <></>
    </Themed>
  );
};
