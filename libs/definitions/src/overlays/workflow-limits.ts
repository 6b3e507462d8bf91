import type { ClockRow, WorkflowOperation } from '../types.ts';
import { operationsOf } from './workflow-order.ts';
import type { PlacedOperation } from './workflow-order.ts';

/** A limit that an authority makes shorter. */
export type Tightening = PlacedOperation<'tightenLimit'>['operation'];

/**
 * The rows with their shorter limits. A row that is valid before the day from which the shorter limit holds ends on the day before,
 * and goes on as a second one; a row that is as short already stays.
 */
export function tightenLimits(clocks: readonly ClockRow[], operations: readonly WorkflowOperation[]): readonly ClockRow[] {
  return operationsOf(operations, 'tightenLimit').reduce((rows, { operation }) => rows.flatMap((row) => (isTightened(row, operation) ? split(row, operation) : [row])), clocks);
}

/** Whether a row is still valid from the day of a tightening, and longer. */
export function isTightened(row: ClockRow, { clock, amount, validFrom }: Tightening): boolean {
  return row.id === clock && row.amount > amount && (row.validTo ?? '9999-12-31') >= validFrom;
}

function split(row: ClockRow, { amount, validFrom, legalSource }: Tightening): readonly ClockRow[] {
  const tighter = { ...row, amount, legalSource, ...(row.near !== undefined && { near: Math.min(row.near, amount) }) };
  if (validFrom <= row.validFrom) return [tighter];
  return [{ ...row, validTo: dayBefore(validFrom) }, { ...tighter, validFrom }];
}

function dayBefore(date: string): string {
  const day = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(day) ? date : new Date(day - 86_400_000).toISOString().slice(0, 10);
}
