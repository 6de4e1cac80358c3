import type { PersonAct } from './acts.ts';
import { type FormSheet, letters, type Said, said, sheetById } from './form-sheet.ts';
import type { KnownSheet } from './known-sheet.ts';
import type { World } from './world.ts';

/** Columns as `acts` counts them. */
export const columns = ['TASK', 'SUBSISTENCE_ALLOWANCE'] as const;
const mostSheets = 4;

/** The person at the keyboard: does things to the workbook and tells the model of them. */
export class Person {
  private readonly world: World;
  /** What happened how often. */
  private readonly tell: (what: string) => void;
  private notes = 0;

  constructor(world: World, tell: (what: string) => void) {
    this.world = world;
    this.tell = tell;
  }

  /** Does nothing where Excel would not let it be done. */
  act(act: PersonAct): void {
    const sheets = this.world.sheets.filter(({ isGone }) => !isGone);
    const sheet = sheets[act.sheet % Math.max(1, sheets.length)];
    if (!sheet || !sheetById(this.world.book, sheet.id)) return;
    const view = this.world.view(sheet);
    switch (act.do) {
      case 'type':
        this.type(sheet, act);
        break;
      case 'sort':
        this.sort(view, act.column, act.n === 0);
        break;
      case 'filter':
        this.filter(view, act.n);
        break;
      case 'insertRow':
        this.insertRow(view, act.n);
        break;
      case 'insertColumn':
        this.insertColumn(view, act.n);
        break;
      case 'rename':
        this.rename(view, act.n);
        break;
      case 'note':
        this.note(sheet, view, act.n);
        break;
      case 'copy':
        if (sheets.length >= mostSheets) break;
        this.tell('sheet copied');
        this.world.copied(sheet, this.world.book.user.copySheet(view.sheet.Name));
        break;
      case 'delete':
        this.tell('sheet deleted');
        this.world.deleted(sheet);
        this.world.book.user.deleteSheet(view.sheet.Name);
    }
  }

  /** Types into the cell named, whatever cell the act names. */
  typeInto(sheet: KnownSheet, key: string, { n }: PersonAct & { do: 'type' }): void {
    const [village = '', column = ''] = key.split('/');
    this.tell('during an act: type where it writes');
    this.enter(sheet, village, column, numberFor(column === 'TASK' ? 0 : 1, n));
  }

  /** Types a number into a cell. */
  enter(sheet: KnownSheet, village: string, column: string, raw: unknown): void {
    const view = this.world.view(sheet);
    const address = view.address(village, this.world.header(column));
    if (!address) return;
    const before = said(view.at(village, this.world.header(column)));
    if (!this.allowed(() => this.world.book.user.edit(view.sheet.Name, address, [[raw]]))) return;
    this.world.typed(sheet, village, column, before);
  }

  /** Fills what is blank or no number, then makes both columns add up in the last village. */
  complete(sheet: KnownSheet, quotas: ReadonlyMap<string, number>): void {
    const villages = [...new Set([...sheet.content.keys()].map((key) => key.split('/')[0] ?? ''))].sort();
    const last = villages.at(-1) ?? '';
    for (const column of columns) {
      let sum = 0;
      for (const village of villages) {
        if (village === last) continue;
        let content = said(sheet.content.get(`${village}/${column}`));
        if (!isGood(content, column)) {
          content = column === 'TASK' ? 900 : 30;
          this.enter(sheet, village, column, content);
        }
        sum += content as number;
      }
      const quota = quotas.get(column) ?? 0;
      const task = said(sheet.content.get(`${last}/TASK`));
      if (column !== 'TASK' && typeof task === 'number' && quota - sum > task) {
        // More than the last village may take: all take the same.
        const each = Math.floor(quota / villages.length);
        for (const village of villages.slice(0, -1)) this.enter(sheet, village, column, each);
        sum = each * (villages.length - 1);
      }
      const rest = quota - sum;
      if (said(sheet.content.get(`${last}/${column}`)) !== rest) this.enter(sheet, last, column, rest);
    }
  }

  private type(sheet: KnownSheet, { village, column, what, n }: PersonAct & { do: 'type' }): void {
    const villages = [...new Set([...sheet.content.keys()].map((key) => key.split('/')[0] ?? ''))].sort();
    const code = villages[village % villages.length] ?? '';
    const columnCode = columns[column] ?? 'TASK';
    const number = numberFor(column, n);
    const raw = {
      number,
      blank: '',
      text: `约${number}`,
      wide: String(number).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      formula: `=${number - 1}+1`,
      negative: -number,
      base: sheet.shown.get(`${code}/${columnCode}`) ?? '',
    }[what];
    this.tell(what === 'base' ? 'the old number typed back' : what === 'number' ? 'typed' : `typed: ${what}`);
    this.enter(sheet, code, columnCode, raw);
  }

  private sort(view: FormSheet, column: number, ascending: boolean): void {
    const headers = [this.world.header('TASK'), this.world.header('SUBSISTENCE_ALLOWANCE'), '村（社区）'];
    const by = view.column(headers[column] ?? '');
    if (by === undefined) return;
    const { first, last, lastColumn } = view.body();
    const { Name } = view.sheet;
    this.tell('sorted');
    this.world.book.user.unprotect(Name);
    const area = `A${first + 1}:${letters(lastColumn)}${last + 1}`;
    this.world.book.user.sortRange(Name, area, letters(by), ascending);
  }

  private filter(view: FormSheet, n: number): void {
    const by = view.column('村（社区）');
    if (by === undefined) return;
    const { first, last, lastColumn } = view.body();
    this.tell('filtered');
    this.allowed(() =>
      this.world.book.user.filterRows(
        view.sheet.Name,
        `A${first + 1}:${letters(lastColumn)}${last + 1}`,
        letters(by),
        n % 4 === 0 ? null : (text) => text.length % 2 === n % 2,
      ),
    );
  }

  private insertRow(view: FormSheet, n: number): void {
    const { first, last } = view.body();
    const row = first + 1 + (n % (last - first + 1));
    if (this.allowed(() => this.world.book.user.insert(view.sheet.Name, `${row}:${row}`)))
      this.tell('row inserted');
  }

  private insertColumn(view: FormSheet, n: number): void {
    const { lastColumn } = view.body();
    const letter = letters(1 + (n % lastColumn));
    if (this.allowed(() => this.world.book.user.insert(view.sheet.Name, `${letter}:${letter}`)))
      this.tell('column inserted');
  }

  private rename(view: FormSheet, n: number): void {
    const name = `改名${n}`;
    if (this.world.book.sheets.find(name)) return;
    this.tell('sheet renamed');
    this.world.book.user.rename(view.sheet.Name, name);
  }

  /** A word of the reader's own, right of the form, beside a village. */
  private note(sheet: KnownSheet, view: FormSheet, n: number): void {
    const villages = [...view.rows.keys()];
    const village = villages[n % villages.length] ?? '';
    const row = view.row(village);
    if (row === undefined) return;
    const note = `示例批注${++this.notes}`;
    const address = `${letters(view.body().lastColumn + 1)}${row + 1}`;
    if (!this.allowed(() => this.world.book.user.edit(view.sheet.Name, address, [[note]]))) return;
    this.tell('own column filled');
    sheet.notes.set(village, note);
  }

  private allowed(act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === 'AccessDenied') return false;
      throw error;
    }
  }
}

/** Numbers small enough that the last village can make up the rest, tasks large enough for their parts. */
export function numberFor(column: number, n: number): number {
  return column === 0 ? 300 + n : n % 180;
}

function isGood(content: Said, column: string): boolean {
  if (typeof content !== 'number' || !Number.isInteger(content)) return false;
  return column === 'TASK' ? content >= 300 && content <= 2200 : content >= 0 && content <= 260;
}
