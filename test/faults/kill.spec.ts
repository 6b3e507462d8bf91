import { killLine, runKillTest, type KillReport } from './kill-runner.ts';

/** `KILL_ROUNDS=100` is the full run; `KILL_SEED` repeats the choices of an earlier one. */
const rounds = Number(process.env.KILL_ROUNDS ?? 3);
const isFullRun = rounds >= 100;

describe('an engine that is killed while twenty people work', () => {
  let report: KillReport;
  beforeAll(async () => {
    const seed = process.env.KILL_SEED ?? String(Date.now());
    const tell = isFullRun ? (line: string) => void process.stdout.write(`${line}\n`) : undefined;
    report = await runKillTest({ rounds, clients: 20, seed, companionEvery: isFullRun ? 5 : 1, ...(tell && { tell }) });
    process.stdout.write(`${killLine(report)}\n  seed ${seed}; ${JSON.stringify(report.byType)}; refused ${JSON.stringify(report.refused)}\n`);
  }, 60_000 + rounds * 30_000);

  it('loses nothing that it acknowledged', () => {
    expect(report.faults.lost).toEqual([]);
    expect(report.atEnd.faults.lost).toEqual([]);
    expect(report.atEnd.found).toBe(report.acknowledged);
  });

  it('records nothing twice, also what was sent again after no answer came', () => {
    expect(report.faults.doubled).toEqual([]);
    expect(report.atEnd.faults.doubled).toEqual([]);
  });

  it('keeps every save of a form that a page was told of', () => {
    expect(report.faults.lostDrafts).toEqual([]);
    expect(report.atEnd.faults.lostDrafts).toEqual([]);
  });

  it('has carried out every effect once after one sweep', () => {
    expect(report.faults.effectsMissing).toEqual([]);
    expect(report.faults.effectsDoubled).toEqual([]);
    expect(report.atEnd.effects).toBeGreaterThan(0);
  });

  it('shows every case and person as they stand after one sweep', () => {
    expect(report.faults.behind).toEqual([]);
    expect(report.atEnd.faults.behind).toEqual([]);
  });

  it('answers nobody with a fault of its own, and keeps them signed in', () => {
    expect(report.unexpected).toEqual([]);
  });

  it('lets verify, a long read and adding a user work meanwhile', () => {
    expect(report.companionFaults).toEqual([]);
    expect(Object.keys(report.companions).length).toBeGreaterThan(0);
  });

  it('leaves a store in which verify finds no fault', () => {
    expect(report.verified).toMatchObject({ code: 0 });
  });

  it('had people at work in every way that is looked at', () => {
    expect(Object.keys(report.byType).length).toBeGreaterThanOrEqual(6);
    expect(report.acknowledgedDrafts).toBeGreaterThan(0);
    expect(report.acknowledged).toBeGreaterThan(isFullRun ? 5000 : 20);
  });
});
