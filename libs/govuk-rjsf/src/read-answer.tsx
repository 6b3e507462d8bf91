import type { ReadProps } from './face.ts';
import { kindOf } from './kinds.ts';

/** An answer, read: on screen and on paper. */
export const ReadAnswer = (props: ReadProps) => {
  const Read = kindOf(props.question).read;
  return <Read {...props} />;
};
