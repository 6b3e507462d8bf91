import type { Text } from '#form-answers';
import type { Replay } from './authoring-types.ts';

/** A cell that a spreadsheet reads as words, never as a formula. */
const cell = (value: string | number): string => {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** The counts of a replay as a table for a spreadsheet: numbers and sentences, no case and no name. */
export const countsTable = ({ cases, open, counts, groups }: Replay, say: (text: Text) => string): string => {
  const rows: readonly (readonly (string | number)[])[] = [
    ['what', 'count'], ['cases', cases], ['open', open], ...Object.entries(counts), ...groups.map(({ what, count }) => [say(what), count]),
  ];
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
};
