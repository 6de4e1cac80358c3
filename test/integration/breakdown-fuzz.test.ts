import fc from 'fast-check';
import { type Step, steps } from '../support/breakdown/acts.ts';
import { Afternoons, injections } from '../support/breakdown/afternoon.ts';
import { found } from '../support/breakdown/found.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20251122);
const runs = Number(process.env.FUZZ_RUNS ?? 500);

/** The real office.js on the simulated workbook, the real services over SQLite; people, others and faults in between. */
describe('what a township types', () => {
  let afternoons: Afternoons;
  beforeAll(async () => {
    afternoons = await Afternoons.open();
  });
  afterAll(() => afternoons.close());

  it.each(found)('is kept when $name', async ({ acts }) => {
    await afternoons.play(acts);
  });

  it(`is neither lost nor misplaced in ${runs} afternoons with 27 kinds of disturbance`, async () => {
    const result = await fc.check(
      fc.asyncProperty(steps, (acts) => afternoons.play(acts, seed)),
      { seed, numRuns: runs },
    );
    if (result.failed) throw new Error(told(result.counterexample?.[0] ?? [], result));
    expect(result.numRuns).toBe(runs);
    expect(afternoons.counts).toEqual({ lost: 0, misplaced: 0 });
    if (process.env.FUZZ_SHOW) process.stderr.write(`${JSON.stringify([...afternoons.happened])}\n`);
    expect(injections.filter((what) => !afternoons.happened.has(what))).toEqual([]);
  }, 600_000);
});

function told(acts: readonly Step[], result: fc.RunDetails<[Step[]]>): string {
  const lines = acts.map((act) => JSON.stringify(act)).join(',\n');
  return `seed ${result.seed}, path ${result.counterexamplePath}, after:\n${lines}\n${result.errorInstance}`;
}
