import fc from 'fast-check';
import { type ExcelSession, startExcel } from '../../addin/preview/node.ts';
import { type Step, steps } from '../support/live/acts.ts';
import { found } from '../support/live/found.ts';
import { Player } from '../support/live/player.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20251122);
const runs = Number(process.env.FUZZ_RUNS ?? 500);

/** What the sequences have to come to. */
const reached = [
  ...[
    'push',
    'lost event',
    'meanwhile',
    'written',
    'same',
    'putBack',
    'fault',
    'EXCEL_CELL_EDITING',
    'EXCEL_BUSY',
  ],
  ...[
    'type',
    'typeTotal',
    'typeLine',
    'typeCode',
    'sort',
    'filter',
    'moveColumn',
    'insertColumn',
    'insertRow',
  ],
  ...[
    'insertAbove',
    'deleteRow',
    'deleteColumn',
    'renameHeader',
    'totals',
    'beside',
    'colour',
    'rule',
    'select',
  ],
  ...['copy', 'renameSheet', 'deleteSheet', 'beginEdit', 'endEdit'],
];

/** The real office.js on the simulated workbook; figures that move, a person at work, and faults in between. */
describe('a live table', () => {
  let excel: ExcelSession;
  const happened = new Map<string, number>();
  beforeAll(async () => {
    excel = await startExcel({ year: 2024 });
    Object.assign(globalThis, { Excel: excel.Excel });
  });
  afterAll(() => excel.close());

  it(`changes 0 cells of the reader's and ends equal to the server in ${runs} sequences`, async () => {
    const result = await fc.check(
      fc.asyncProperty(steps, (acts) => played(acts)),
      { seed, numRuns: runs },
    );
    if (result.failed) throw new Error(told(result.counterexample?.[0] ?? [], result));
    expect(result.numRuns).toBe(runs);
    // A sequence that reaches nothing proves nothing.
    if (runs >= 500) expect(reached.filter((what) => !happened.has(what))).toEqual([]);
    if (process.env.FUZZ_SHOW) process.stderr.write(`${JSON.stringify([...happened])}\n`);
  }, 600_000);

  it.each(found)("changes 0 cells of the reader's when %s", async (_, acts) => played(acts));

  async function played(acts: readonly Step[]): Promise<void> {
    const player = await Player.start(excel, happened);
    for (const act of acts) await player.play(act);
    await player.finish();
  }
});

function told(acts: readonly Step[], result: fc.RunDetails<[Step[]]>): string {
  const lines = acts.map((act) => JSON.stringify(act)).join(',\n');
  return `seed ${result.seed}, path ${result.counterexamplePath}, after:\n${lines}\n${result.errorInstance}`;
}
