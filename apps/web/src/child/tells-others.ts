import type { Form } from '#api-client';

/** Whether a form records what is told to others: some of its questions, or of a row's, say so. */
export const tellsOthers = ({ questions }: Pick<Form, 'questions'>): boolean =>
  Object.values(questions).some(({ means, row }) => means !== undefined || row?.some((inner) => inner.means !== undefined));
