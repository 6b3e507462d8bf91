import { didYouMean, finding } from '../check/finding.ts';
import { isRealDate } from '../check/real-date.ts';
import type { ClockRow, ClockUnit, Finding } from '../types.ts';
import type { WorkflowCheck } from './workflow-check-context.ts';
import { placeIn } from './workflow-check-context.ts';
import type { PlacedOperation } from './workflow-order.ts';
import { isTightened } from './workflow-limits.ts';

type Keys = readonly (string | number)[];

/** What is wrong with a shorter limit. */
export function checkLimit({ file, content, operations }: WorkflowCheck, { index, operation }: PlacedOperation<'tightenLimit'>): readonly Finding[] {
  const { clock, amount, validFrom } = operation;
  const at = (...keys: Keys) => placeIn(index, ...keys);
  const fault = (rule: string, message: string, key: string) => [finding(file, at(key), rule, message)];
  const { jurisdiction } = content.authority;
  const named = content.clocks.filter(({ id }) => id === clock);
  const rows = named.filter((row) => row.jurisdiction.includes(jurisdiction));
  const ids = content.clocks.filter((row) => row.jurisdiction.includes(jurisdiction)).map(({ id }) => id);
  const unreal = isRealDate(validFrom) ? [] : fault('date-unreal', `${validFrom} is no day of the calendar.`, 'validFrom');
  if (named.length === 0) return [...fault('clock-unknown', `There is no limit '${clock}'.${didYouMean(clock, ids)}`, 'clock'), ...unreal];
  if (rows.length === 0) return [...fault('clock-jurisdiction', `'${clock}' is a limit of another jurisdiction, and never runs in ${name(jurisdiction)}: choose one that does.`, 'clock'), ...unreal];
  if (unreal.length > 0) return unreal;
  const valid = rows.filter(({ validTo }) => validTo === undefined || validTo >= validFrom);
  if (valid.length === 0) return fault('limit-ended', `'${clock}' has ended by ${validFrom}: choose an earlier day, or the limit that follows it.`, 'validFrom');
  const units = [...new Set(valid.map(({ unit }) => unit))];
  if (units.length > 1) return fault('limit-unit', `'${clock}' is counted in ${units.map(words).join(' and in ')}, so one number cannot shorten it.`, 'clock');
  const earlier = operations.find((other) => other.does === 'tightenLimit' && other.clock === clock && other.validFrom < validFrom && other.amount <= amount);
  if (earlier) return fault('operations-contradict', `'${clock}' is as short already from an earlier day: later it can only be shorter still.`, 'amount');
  return valid.some((row) => isTightened(row, operation)) ? [] : fault('limit-loosens', `'${clock}' is ${length(valid)} nationally: say fewer than that, for a limit can only be made shorter.`, 'amount');
}

function length(rows: readonly ClockRow[]): string {
  const amounts = rows.map(({ amount }) => amount);
  return `${Math.max(...amounts)} ${words(rows[0]?.unit ?? 'days')}`;
}

function words(unit: ClockUnit): string {
  return unit === 'workingDays' ? 'working days' : unit;
}

function name(jurisdiction: string): string {
  return jurisdiction === 'wales' ? 'Wales' : 'England';
}
