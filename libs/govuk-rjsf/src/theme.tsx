import type { FieldProps, FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import type { Json, ResolvedQuestion } from '#form-answers';
import type { FaceContext } from './face.ts';
import { Question } from './question.tsx';

/** The field behind every question: RJSF says where it stands, the kind says how it looks. */
const QuestionField = ({ fieldPathId, formData, schema, uiSchema, registry }: FieldProps) => {
  const question = uiSchema?.['ui:options']?.['question'] as ResolvedQuestion;
  const context = registry.formContext as FaceContext;
  return (
    <Question
      question={question}
      path={fieldPathId.path}
      value={formData as Json | undefined}
      {...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength })}
      needed={context.needed.has(question.id)}
      context={context}
    />
  );
};

const Bare = ({ children }: FieldTemplateProps) => children;
const Stack = ({ properties }: ObjectFieldTemplateProps) => <div className="ex-questions">{properties.map(({ content }) => content)}</div>;
const Nothing = () => null;

/** The theme, as RJSF's `withTheme` takes it. */
export const theme = {
  fields: { question: QuestionField },
  templates: { FieldTemplate: Bare, ObjectFieldTemplate: Stack, ErrorListTemplate: Nothing, FieldErrorTemplate: Nothing },
  widgets: {},
};
