/** How many texts of a definition are in Welsh that nobody has checked. */
export const uncheckedIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'unchecked' in value && value.unchecked === true && 'cy' in value && typeof value.cy === 'string' ? 1 : 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + uncheckedIn(inner), own);
};
