import type { EditProps } from './face.ts';
import { fieldId } from './field-id.ts';
import { kindOf } from './kinds.ts';

type Props = Omit<EditProps, 'id' | 'error' | 'onCommit'>;

/** One question with its edit face, wired to the page: id, error, and where the answer goes. */
export const Question = (props: Props) => {
  const { path, context } = props;
  const id = fieldId(path);
  const Edit = kindOf(props.question).edit;
  const error = context.errors[id];
  return <Edit {...props} id={id} {...(error ? { error } : {})} onCommit={(value) => context.commit(path, value)} />;
};
