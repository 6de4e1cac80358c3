import fc from 'fast-check';
import { type ExcelSession, startExcel } from '../../addin/preview/node.ts';
import { type Step, steps } from '../support/breakdown/acts.ts';
import { County } from '../support/breakdown/county.ts';
import { Player } from '../support/breakdown/player.ts';
import { Fault } from '../support/breakdown/world.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20251122);
const runs = Number(process.env.FUZZ_RUNS ?? 500);

describe('a township’s edits', () => {
  let excel: ExcelSession;
  let county: County;
  const happened = new Map<string, number>();
  const counts = { lost: 0, misplaced: 0, foreign: 0 };

  async function play(acts: readonly Step[]): Promise<void> {
    const player = await Player.start(excel, county, seed);
    try {
      for (const act of acts) await player.play(act);
      await player.finish();
    } catch (error) {
      if (error instanceof Fault) counts[error.kind] += 1;
      throw error;
    } finally {
      for (const [what, times] of player.happened) happened.set(what, (happened.get(what) ?? 0) + times);
    }
  }

  beforeAll(async () => {
    excel = await startExcel({ year: 2025 });
    Object.assign(globalThis, { Excel: excel.Excel });
    county = await County.start();
  });
  afterAll(async () => {
    excel.close();
    await county.close();
  });

  it(`are neither lost nor misplaced in ${runs} afternoons`, async () => {
    const start = performance.now();
    try {
      await fc.assert(fc.asyncProperty(steps, play), {
        seed,
        numRuns: runs,
        reporter(details) {
          if (!details.failed) return;
          const acts = (details.counterexample?.[0] ?? []).map((act) => JSON.stringify(act)).join('\n');
          const why = String((details.errorInstance as Error | undefined)?.stack ?? details.errorInstance);
          throw new Error(`seed ${details.seed}, path ${details.counterexamplePath}:\n${acts}\n${why}`);
        },
      });
    } finally {
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      if (process.env.FUZZ_SHOW) console.log(seconds, Object.fromEntries(happened));
    }
    expect(counts).toEqual({ lost: 0, misplaced: 0, foreign: 0 });
  }, 600_000);
});
