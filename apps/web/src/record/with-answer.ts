import type { Answers, Json, JsonObject } from '#form-answers';

type Path = readonly (string | number)[];

/** The whole answer of a question after one place in it was answered: itself, or a property of a group's row. */
export const answerAfter = (answers: Answers, [question, index, property]: Path, value: Json): Json => {
  if (index === undefined || property === undefined) return value;
  const rows = answers[String(question)];
  if (!Array.isArray(rows)) return [];
  return (rows as readonly JsonObject[]).map((row, place) => (place === index ? { ...row, [property]: value } : row));
};
