import { clearMarks } from '../../../addin/excel/change-marks.ts';
import { type FoundTable, findTables } from '../../../addin/excel/find.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { refreshTable } from '../../../addin/excel/refresh.ts';
import { ExcelFault } from '../../../addin/excel/session.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import type { Meanwhile, Step } from './acts.ts';
import { Figures } from './figures.ts';
import { Hand } from './hand.ts';
import { Layout } from './layout.ts';
import { Model } from './model.ts';

const divisions = 8;

/** Plays one sequence: a live table, a server whose figures move, and a person who works in the workbook meanwhile. */
export class Player {
  readonly happened: Map<string, number>;
  private readonly excel: ExcelSession;
  private readonly figures = new Figures(divisions);
  private readonly model: Model;
  private readonly hand: Hand;
  private layout: Layout | null = null;
  private isDisturbed = false;

  private constructor(excel: ExcelSession, happened: Map<string, number>) {
    this.excel = excel;
    this.happened = happened;
    this.model = new Model(excel, this.figures);
    this.hand = new Hand(excel, this.figures, this.model, happened);
  }

  /** An empty workbook and a table just inserted. */
  static async start(excel: ExcelSession, happened: Map<string, number>): Promise<Player> {
    emptied(excel);
    const player = new Player(excel, happened);
    await insertSheet(player.figures.model());
    player.model.inserted();
    player.model.verify('after the insertion');
    excel.host.requests.length = 0;
    return player;
  }

  async play(step: Step): Promise<void> {
    if (step.by === 'person') {
      this.hand.act(step.act);
      return this.model.verify(`after ${step.act.do}`);
    }
    if (step.by === 'server') {
      this.figures.push(step.changes);
      this.hand.tell(step.isLost ? 'lost event' : 'push');
      if (!step.isLost)
        await this.disturbed(step.meanwhile, () => this.redraw({ mark: true, needsBase: true }));
    } else if (step.do === 'press') await this.disturbed(step.meanwhile, () => this.redraw({}));
    else await this.disturbed(step.meanwhile, () => this.clear());
  }

  /** Nobody works any more: what waits is applied, and all that is the server's says what the server says. */
  async finish(): Promise<void> {
    this.excel.workbook.user.cancelEdit();
    this.excel.host.faults.clear();
    this.isDisturbed = false;
    await this.redraw({ mark: true, needsBase: true });
    const waiting = await this.redraw({ mark: true, needsBase: true });
    if (waiting > 0) throw new Error(`${waiting} tables still wait although nobody works`);
    await this.clear();
    for (const sheet of this.excel.workbook.sheets.items()) {
      const left = sheet.conditionalFormats.items().filter((rule) => rule.type === 'Custom').length;
      if (left > 0) throw new Error(`${left} marks are left on ${sheet.Name}`);
    }
    const { unhandled } = this.excel.host;
    if (unhandled.length > 0) throw new Error(`nobody plays ${unhandled.join(', ')}`);
  }

  private async disturbed(meanwhile: readonly Meanwhile[], act: () => Promise<unknown>): Promise<void> {
    const { faults } = this.excel.host;
    let trips = 0;
    this.isDisturbed = false;
    faults.beforeBatch = () => {
      trips += 1;
      // Whoever began to type has done so by the time Excel is asked again.
      if (meanwhile.some(({ at }) => at === trips - 1)) this.layout?.person(() => this.hand.endEdit(trips));
      for (const one of meanwhile) if (one.at === trips) this.comes(one);
    };
    await act();
    faults.calm();
  }

  private comes(one: Meanwhile): void {
    if (one.kind === 'host') {
      this.hand.tell(one.code);
      this.excel.host.faults.failNext(one.code, one.action);
      return;
    }
    this.hand.tell('meanwhile');
    this.isDisturbed = true;
    this.layout?.person(() => this.hand.act(one.act));
  }

  /** @returns how many tables wait */
  private async redraw(options: { readonly mark?: boolean; readonly needsBase?: boolean }): Promise<number> {
    this.layout = new Layout(this.excel);
    const found = await this.calm(() => findTables());
    let waiting = found ? 0 : 1;
    for (const one of found ?? []) if (!(await this.redrawOne(one, options))) waiting += 1;
    return waiting;
  }

  private async redrawOne(
    found: FoundTable,
    options: { readonly mark?: boolean; readonly needsBase?: boolean },
  ): Promise<boolean> {
    const result = await this.calm(() =>
      refreshTable(found, this.figures.model(), { ...options, figuresVersion: this.figures.version }),
    );
    this.hand.tell(result?.outcome ?? 'fault');
    if (result?.outcome === 'noBase') throw new Error('the sheet forgot what was written');
    const isDone = result?.outcome === 'written' || result?.outcome === 'same';
    const table = this.excel.workbook.tables.find(found.name);
    if (isDone && table) this.model.settled(table, this.isDisturbed);
    else if (table) this.model.interrupted(table, result === null);
    this.model.verify(`after a redraw that is ${result?.outcome ?? 'broken off'}`);
    this.layout?.verify();
    return isDone;
  }

  private async clear(): Promise<void> {
    this.layout = new Layout(this.excel);
    await this.calm(() => clearMarks(this.excel.workbook.tables.items().map(({ Name }) => Name)));
    this.model.verify('after the marks went');
    this.layout.verify();
  }

  /** Null when Excel would not. */
  private async calm<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ExcelFault)) throw error;
      this.hand.tell(error.code);
      return null;
    }
  }
}

/** The workbook as it was before anybody came. */
function emptied({ workbook, host }: ExcelSession): void {
  host.faults.clear();
  host.requests.length = 0;
  workbook.user.cancelEdit();
  if (!workbook.sheets.find('Sheet1')) workbook.sheets.Add('Sheet1');
  for (const sheet of [...workbook.sheets.items()]) if (sheet.Name !== 'Sheet1') sheet.Delete();
  const [first] = workbook.sheets.items();
  for (const [row, column] of [...(first?.cells.all() ?? [])]) first?.cells.put(row, column, undefined);
}
