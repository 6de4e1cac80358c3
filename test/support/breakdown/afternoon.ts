import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';
import type { Step } from './acts.ts';
import { County } from './county.ts';
import { Fault } from './known-sheet.ts';
import { Player } from './player.ts';

/** One workbook and one service for many afternoons, each from the beginning. */
export class Afternoons {
  /** What was done and what went wrong, how often, in all afternoons. */
  readonly happened = new Map<string, number>();
  readonly counts = { lost: 0, misplaced: 0 };
  played = 0;
  private readonly excel: ExcelSession;
  private readonly county: County;

  private constructor(excel: ExcelSession, county: County) {
    this.excel = excel;
    this.county = county;
  }

  static async open(): Promise<Afternoons> {
    const excel = await startExcel({ year: 2025 });
    // The Excel room speaks to the global that office.js makes.
    Object.assign(globalThis, { Excel: excel.Excel });
    return new Afternoons(excel, await County.start());
  }

  /** @throws Fault when an edit is lost or misplaced */
  async play(acts: readonly Step[], seed = 1): Promise<void> {
    const player = await Player.start(this.excel, this.county, seed + this.played);
    this.played += 1;
    try {
      for (const act of acts) await player.play(act);
      await player.finish();
    } catch (error) {
      if (error instanceof Fault) this.counts[error.kind] += 1;
      throw error;
    } finally {
      for (const [what, times] of player.happened)
        this.happened.set(what, (this.happened.get(what) ?? 0) + times);
    }
  }

  async close(): Promise<void> {
    this.excel.close();
    await this.county.close();
  }
}

/** What must have happened at least once before it is said that nothing gets lost. */
export const injections: readonly string[] = [
  'during an act: type',
  'during an act: type where it writes',
  'during an act: sort',
  'during an act: insertRow',
  'during an act: insertColumn',
  'sorted',
  'filtered',
  'row inserted',
  'column inserted',
  'sheet renamed',
  'sheet copied',
  'sheet deleted',
  'second user’s write',
  'line: loseRequest',
  'line: loseAnswer',
  'line: hangBefore',
  'line: hangAfter',
  'pane closed and opened',
  'pane closed in the middle of an act',
  'switched to another account',
  'host: InvalidOperationInCellEditMode',
  'host: ActivityLimitReached',
  'new edition',
  'conflict chosen',
  'the old number typed back',
  'restored from the journal',
  'event lost',
];
