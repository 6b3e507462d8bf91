import { compareVersions, stepsBetween } from './version-steps.ts';

const file = (from: string, to: string) => ({ from, to });
const way = (files: readonly { from: string; to: string }[], from: string, to: string) => stepsBetween(files, from, to).map(({ file: one, backward }) => `${backward ? 'back ' : ''}${one.from}>${one.to}`);

describe('the files to go through from one version to another', () => {
  const files = [file('2.1.0', '3.0.0'), file('1.0.0', '2.0.0')];

  it('are taken in the order of the versions, whatever their own', () => {
    expect(way(files, '1.0.0', '3.0.0')).toEqual(['1.0.0>2.0.0', '2.1.0>3.0.0']);
  });
  it('are gone through backwards, last first, to an earlier version', () => {
    expect(way(files, '3.0.0', '1.0.0')).toEqual(['back 2.1.0>3.0.0', 'back 1.0.0>2.0.0']);
  });
  it('are none between versions of which nothing was renamed', () => {
    expect(way(files, '2.0.0', '2.1.0')).toEqual([]);
    expect(way(files, '2.0.0', '2.0.0')).toEqual([]);
  });
  it('count for later versions of the same line too', () => {
    expect(way(files, '1.4.0', '3.2.0')).toEqual(['1.0.0>2.0.0', '2.1.0>3.0.0']);
  });
  it('are of several to one version the one from the nearest below', () => {
    const several = [file('1.0.0', '3.0.0'), file('1.0.0', '2.0.0'), file('2.0.0', '3.0.0')];
    expect(way(several, '1.0.0', '3.0.0')).toEqual(['1.0.0>2.0.0', '2.0.0>3.0.0']);
    expect(way([file('1.0.0', '2.0.0'), file('1.5.0', '2.0.0')], '1.6.0', '2.0.0')).toEqual(['1.5.0>2.0.0']);
  });
  it('are ordered by number, not by letter', () => {
    expect(compareVersions('10.0.0', '9.0.0')).toBeGreaterThan(0);
    expect(compareVersions('1.2.10', '1.2.9')).toBeGreaterThan(0);
    expect(compareVersions('1.2.3', '1.2.3')).toBe(0);
  });
});
