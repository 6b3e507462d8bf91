export const ID_PREFIX = 'q';
export const ID_SEPARATOR = '--';

/** The element id of an answer's control: `q--reason`, or `q--people--0--name` within a group. */
export const fieldId = (path: readonly (string | number)[]): string => [ID_PREFIX, ...path].join(ID_SEPARATOR);

/** The same from the JSON pointer of an `AnswerProblem`. */
export const fieldIdOfPointer = (pointer: string): string =>
  fieldId(pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')));
