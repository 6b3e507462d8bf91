import type { RecordCount, ResolvedForm } from '#definitions';

/** How many questions of a form must be answered whatever else is. */
export function alwaysRequired(form: ResolvedForm): number {
  return Object.values(form.questions).filter((question) => question.required && !question.showWhen).length;
}

/** In which languages a record can be read, and how much of the Welsh a Welsh speaker has checked. */
export function languagesOf({ texts, welsh, checked }: RecordCount): string {
  if (welsh < texts) return 'English';
  return checked < texts ? 'English and Welsh (not checked)' : 'English and Welsh';
}
