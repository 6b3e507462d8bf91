/** A file that tells what became of something from one version to another. */
interface Versioned {
  readonly from: string;
  readonly to: string;
}
/** A migration file as it is gone through: from its `from` to its `to`, or back. */
export interface Step<File> {
  readonly file: File;
  readonly backward: boolean;
}

/** Below zero where the first version is the lower; versions have three numbers. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  const at = [0, 1, 2].find((part) => left[part] !== right[part]);
  return at === undefined ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

/**
 * The migration files to go through from one version to another, in order; each backwards where the way leads to a lower version.
 * A file belongs to the way when its `to` lies on it: versions between which there is no file need none, for what has the same
 * name there is the same thing. Of several files to the same version, that from the nearest version at or below counts.
 */
export function stepsBetween<File extends Versioned>(files: readonly File[], from: string, to: string): readonly Step<File>[] {
  const backward = compareVersions(from, to) > 0;
  const [low, high] = backward ? [to, from] : [from, to];
  const crossed = files.filter((file) => compareVersions(file.to, low) > 0 && compareVersions(file.to, high) <= 0);
  const targets = [...new Set(crossed.map((file) => file.to))].sort(compareVersions);
  let reached = low;
  const steps = targets.flatMap((target) => {
    const file = nearest(crossed.filter((one) => one.to === target), reached);
    reached = target;
    return file ? [{ file, backward }] : [];
  });
  return backward ? steps.reverse() : steps;
}

function nearest<File extends Versioned>(files: readonly File[], version: string): File | undefined {
  const sorted = files.toSorted((a, b) => compareVersions(a.from, b.from));
  return sorted.findLast(({ from }) => compareVersions(from, version) <= 0) ?? sorted[0];
}

function numbers(version: string): readonly number[] {
  return version.split('.').map(Number);
}
