import type { ExcelSession } from '../../../addin/preview/node.ts';
import type { Step } from './acts.ts';
import type { County } from './county.ts';
import { Desk, townships } from './desk.ts';
import { Evening } from './evening.ts';
import { PaneHand } from './pane-hand.ts';

/** Plays an afternoon on a workbook and a service, and holds both against the model after every step. */
export class Player {
  private readonly desk: Desk;
  private readonly hand: PaneHand;

  private constructor(desk: Desk) {
    this.desk = desk;
    this.hand = new PaneHand(desk);
  }

  /** An empty workbook, both townships' forms just dispatched, the first one's inserted; 30 % of events are lost. */
  static async start(excel: ExcelSession, county: County, seed: number): Promise<Player> {
    await emptied(excel);
    await county.reset();
    const desk = new Desk(excel, county, await county.headers());
    const player = new Player(desk);
    for (const township of townships) await desk.world.expect(township);
    excel.host.faults.dropRate(0.3, seed);
    await desk.listen();
    await player.hand.act({ do: 'insert', township: 0 }, null);
    return player;
  }

  /** What was done and what went wrong, how often. */
  get happened(): ReadonlyMap<string, number> {
    return this.desk.happened;
  }

  async play(step: Step): Promise<void> {
    switch (step.by) {
      case 'person':
        this.desk.world.begin();
        this.desk.person.act(step.act);
        await this.desk.world.judge(null);
        return this.desk.hintedScan();
      case 'other':
        await this.desk.other(step.act);
        return this.desk.world.judge(null);
      case 'switch':
        this.desk.tell('switched to another account');
        this.desk.account.token = this.desk.county.tokens[step.to];
        return;
      case 'line':
        if (!step.isUp) this.desk.tell('line down');
        this.desk.county.line.isUp = step.isUp;
        return;
      case 'pane':
        return this.hand.act(step.act, step.with);
    }
  }

  /** Everything works again; what is pending is sent, each conflict settled for what was typed here. */
  finish(): Promise<void> {
    return new Evening(this.desk, this.hand).finish();
  }
}

/** The workbook as it was before anybody came. */
async function emptied({ workbook, host }: ExcelSession): Promise<void> {
  host.faults.clear();
  host.faults.lostEvents = 0;
  host.requests.length = 0;
  if (!workbook.sheets.find('Sheet1')) workbook.sheets.Add('Sheet1');
  for (const sheet of [...workbook.sheets.items()]) if (sheet.Name !== 'Sheet1') sheet.Delete();
  for (const part of [...workbook.customXmlParts.items()]) part.Delete();
}
