import type { Form } from '#api-client';

/** Whether a form is about telling or asking others: it has rows of what was shared. */
export const tellsOthers = ({ questions }: Pick<Form, 'questions'>): boolean => Object.values(questions).some(({ means, row }) => means === 'share' && row !== undefined);
