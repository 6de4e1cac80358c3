import type { Scalar } from '../../../addin/preview/workbook/cells.ts';
import type { Workbook } from '../../../addin/preview/workbook/workbook.ts';
import { peekToken } from '../../../schema/values/sheet-token.ts';
import type { County, ServerForm } from './county.ts';
import { FormSheet, type Said, said, sheetById } from './form-sheet.ts';
import { Fault, type KnownSheet, type Leave } from './known-sheet.ts';

/**
 * The model: what stands in every sheet by what people typed and chose, and what the service has. After each act the real
 * sheets and the real tables are held against it; the model never asks the add-in.
 */
export class World {
  readonly book: Workbook;
  readonly county: County;
  readonly sheets: KnownSheet[] = [];
  /** Column code → header. */
  readonly headers: ReadonlyMap<string, string>;
  server = new Map<string, ServerForm>();
  /** Contents a cell has had since the act in hand began, by sheet and cell. */
  private since = new Map<string, Set<Said>>();
  private serverSince = new Map<string, ServerForm>();
  private typedSince = new Set<string>();
  /** Numbers of an old sheet that were typed over while the ones before went to a new sheet: to be listed on the old. */
  readonly overtaken: { readonly sheet: KnownSheet; readonly key: string }[] = [];

  constructor(book: Workbook, county: County, headers: ReadonlyMap<string, string>) {
    this.book = book;
    this.county = county;
    this.headers = headers;
  }

  /** Cells of a sheet: the filled columns of all its villages. */
  view(sheet: KnownSheet): FormSheet {
    const found = sheetById(this.book, sheet.id);
    const form = found && FormSheet.read(found);
    if (!form) throw new Fault('lost', `the sheet of ${sheet.township} can no longer be read`);
    return form;
  }

  nameOf(sheet: KnownSheet): string {
    return this.view(sheet).sheet.Name;
  }

  header(column: string): string {
    const header = this.headers.get(column);
    if (header === undefined) throw new Error(`no header for ${column}`);
    return header;
  }

  /** A cell that was typed into and that the service does not have so. */
  isEdited(sheet: KnownSheet, key: string): boolean {
    if (!sheet.content.has(key)) return false;
    const content = said(sheet.content.get(key));
    return content !== (sheet.shown.get(key) ?? null) && !sheet.replaced.get(key)?.has(content);
  }

  serverCell(township: string, key: string): number | null {
    return this.server.get(township)?.cells.get(key) ?? null;
  }

  /** Looks at the service anew without judging: what somebody else did there. */
  async lookAtServer(): Promise<void> {
    for (const township of this.server.keys()) this.server.set(township, await this.county.form(township));
  }

  async expect(township: string): Promise<void> {
    this.server.set(township, await this.county.form(township));
  }

  /** Takes down what a person has just put into a cell, and what was to be seen there. */
  typed(sheet: KnownSheet, village: string, column: string, before: Said): void {
    const key = `${village}/${column}`;
    // The pane may have brought it in a moment ago.
    if (before === this.serverCell(sheet.township, key)) sheet.shown.set(key, before);
    const value = this.view(sheet).at(village, this.header(column)) ?? '';
    // Another has sent the same number meanwhile, of which this sheet knows nothing: what was typed is taken back.
    // Whatever else was typed in between, the same number once more included, brings nothing into the sheet.
    const earlier = sheet.shownBefore.get(key);
    if (earlier !== undefined && said(value) === earlier) {
      sheet.shown.set(key, earlier);
      sheet.shownBefore.delete(key);
    }
    // Listed as another's and typed: from now on that is what the sheet is in step with.
    if (sheet.told.has(key) && sheet.told.get(key) === said(value)) {
      sheet.shown.set(key, said(value));
      sheet.shownBefore.delete(key);
    }
    sheet.content.set(key, value);
    sheet.owed.delete(key);
    this.typedSince.add(`${sheet.id} ${key}`);
    this.remember(sheet, key);
  }

  /** Begins an act: from now on every content of a cell counts as what may have been sent. */
  begin(): void {
    this.since = new Map();
    this.serverSince = new Map(this.server);
    this.typedSince = new Set();
    for (const sheet of this.sheets) for (const key of sheet.content.keys()) this.remember(sheet, key);
  }

  /**
   * Holds sheets and service against the model after an act.
   *
   * @param leave what the pane was asked to do; null for an act of a person alone
   */
  async judge(leave: Leave | null): Promise<void> {
    await this.judgeServer(leave);
    for (const sheet of this.sheets) if (!sheet.isGone) this.judgeSheet(sheet, leave);
  }

  /** A sheet that the pane has just made; `from` is the one whose edits it was to take over. */
  adopt(name: string, from: KnownSheet | null): KnownSheet {
    const sheet = this.book.sheet(name);
    const form = FormSheet.read(sheet);
    const facts = form && peekToken(form.token() ?? '');
    if (!form || !facts) throw new Fault('lost', `${name} is no form`);
    const server = this.server.get(facts.divisionCode);
    if (!server) throw new Error(`nothing is known of ${facts.divisionCode}`);
    const known: KnownSheet = {
      id: sheet.id,
      township: facts.divisionCode,
      edition: facts.edition,
      content: new Map(),
      shown: new Map(),
      shownBefore: new Map(),
      told: new Map(),
      replaced: new Map(),
      notes: new Map(),
      owed: new Map(),
      moved: new Map(),
      sent: new Map(),
      seen: new Map(),
      unseen: new Map(),
      isRetired: false,
      isGone: false,
    };
    for (const key of server.cells.keys()) {
      const [village = '', column = ''] = key.split('/');
      const content = form.at(village, this.header(column)) ?? '';
      const has = server.cells.get(key) ?? null;
      known.content.set(key, content);
      known.shown.set(key, has);
      const edit = from && this.isEdited(from, key) ? said(from.content.get(key)) : undefined;
      // Read before somebody else changed it.
      const had = this.serverSince.get(known.township)?.cells.get(key) ?? null;
      const isUnseen = from?.unseen.has(key) && from.unseen.get(key) === said(content);
      if (from && (said(content) === edit || isUnseen)) this.handOver(key, from, known);
      else if (from && this.wasOvertaken(from, key, said(content))) {
        this.handOver(key, from, known);
        this.overtaken.push({ sheet: from, key });
      } else if (said(content) === had) known.shown.set(key, had);
      else if (said(content) !== has)
        throw new Fault('misplaced', `a new sheet shows ${content} for ${key}, the service has ${has}`);
      else if (edit !== undefined) known.owed.set(key, edit);
    }
    this.sheets.push(known);
    return known;
  }

  /** What somebody has seen and chosen to replace goes along with the edit. */
  handOver(key: string, from: KnownSheet, to: KnownSheet): void {
    to.shown.set(key, from.shown.get(key) ?? null);
    const replaced = from.replaced.get(key);
    if (replaced) to.replaced.set(key, new Set(replaced));
  }

  /** Whether a sheet of the same form shows, or showed when the act began, every number seen on one that is gone. */
  isSame(gone: KnownSheet, sheet: KnownSheet): boolean {
    if (sheet.isGone || sheet.isRetired) return false;
    if (sheet.township !== gone.township || sheet.edition !== gone.edition) return false;
    return [...gone.content].every(([key, content]) =>
      this.since.get(`${sheet.id} ${key}`)?.has(said(content)),
    );
  }

  /** The numbers of a sheet that is gone are those of another from now on, with what was seen and chosen for them. */
  inherit(gone: KnownSheet, heir: KnownSheet): void {
    for (const key of gone.content.keys()) this.handOver(key, gone, heir);
    for (const [key, mine] of gone.owed) heir.owed.set(key, mine);
    for (const [key, each] of gone.sent)
      heir.sent.set(key, new Set([...(heir.sent.get(key) ?? []), ...each]));
    this.forget(gone);
  }

  /** A person's copy of a sheet. */
  copied(sheet: KnownSheet, name: string): void {
    this.sheets.push({
      ...sheet,
      id: this.book.sheet(name).id,
      content: new Map(sheet.content),
      shown: new Map(sheet.shown),
      shownBefore: new Map(sheet.shownBefore),
      told: new Map(),
      replaced: new Map([...sheet.replaced].map(([key, said]) => [key, new Set(said)])),
      notes: new Map(sheet.notes),
      owed: new Map(),
      moved: new Map(),
      sent: new Map(),
      seen: new Map(),
      unseen: new Map(),
    });
  }

  /** A person is about to delete a sheet: what the pane had seen of it must come back, the rest went with it. */
  deleted(sheet: KnownSheet): void {
    const view = this.view(sheet);
    for (const key of [...sheet.content.keys()]) {
      const [village = '', column = ''] = key.split('/');
      const stands = said(view.at(village, this.header(column)));
      if (stands !== (sheet.shown.get(key) ?? null) || this.isSentOtherwise(sheet, key, stands))
        sheet.unseen.set(key, stands);
      const seen = sheet.seen.get(key);
      if (seen === undefined) sheet.content.delete(key);
      else sheet.content.set(key, seen ?? '');
    }
    sheet.isGone = true;
  }

  forget(sheet: KnownSheet): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
  }

  /** The pane has looked at a sheet: what was typed until then is seen. */
  saw(sheet: KnownSheet): void {
    sheet.seen.clear();
    for (const [key, content] of sheet.content)
      if (this.isEdited(sheet, key) || this.isSentOtherwise(sheet, key, said(content)))
        sheet.seen.set(key, said(content));
  }

  /** Whether another number of this cell may still reach the service: then the old one, typed back, is an edit too. */
  private isSentOtherwise(sheet: KnownSheet, key: string, content: Said): boolean {
    return [...(sheet.sent.get(key) ?? [])].some((each) => each !== content);
  }

  /** Nobody knows what became of what was sent. */
  unanswered(sheet: KnownSheet): void {
    for (const key of sheet.shown.keys())
      for (const each of this.since.get(`${sheet.id} ${key}`) ?? [])
        sheet.sent.set(key, (sheet.sent.get(key) ?? new Set()).add(each));
  }

  /** The pane has looked at the sheet since: an act on all cells may go over what was typed. */
  typedIsRead(): void {
    this.typedSince.clear();
  }

  wasTypedNow(sheet: KnownSheet, key: string): boolean {
    return this.typedSince.has(`${sheet.id} ${key}`);
  }

  /** Whether it stood in the cell when the act began, and a person has typed over it since. */
  private wasOvertaken(from: KnownSheet, key: string, content: Said): boolean {
    return (
      content !== null &&
      this.wasTypedNow(from, key) &&
      this.since.get(`${from.id} ${key}`)?.has(content) === true
    );
  }

  private remember(sheet: KnownSheet, key: string): void {
    const at = `${sheet.id} ${key}`;
    const seen = this.since.get(at) ?? new Set();
    seen.add(said(sheet.content.get(key)));
    this.since.set(at, seen);
  }

  private async judgeServer(leave: Leave | null): Promise<void> {
    for (const [township, before] of this.server) {
      const now = await this.county.form(township);
      for (const [key, has] of now.cells) {
        const had = before.cells.get(key) ?? null;
        if (has === had) continue;
        const where = `${key} on the service went from ${had} to ${has}`;
        const sheets = this.sheets.filter(
          (sheet) =>
            leave?.sends && sheet.township === township && (leave.sheet === null || leave.sheet === sheet.id),
        );
        if (sheets.length === 0)
          throw new Fault('misplaced', `${where} by an act that has nothing to do with it`);
        const typed = sheets.filter((sheet) => this.mayHaveSent(sheet, key, has));
        if (typed.length === 0) throw new Fault('misplaced', `${where}, which nobody typed there`);
        const sheet = typed.find(
          ({ shown, replaced }) => had === (shown.get(key) ?? null) || replaced.get(key)?.has(had),
        );
        if (!sheet) throw new Fault('lost', `${where}: what another had put there was replaced unseen`);
        sheet.shown.set(key, has);
        // What was typed last has got through: what was seen before it need not come back with the sheet.
        if (said(sheet.content.get(key)) === has) sheet.seen.delete(key);
      }
      this.server.set(township, now);
    }
  }

  private mayHaveSent(sheet: KnownSheet, key: string, has: Said): boolean {
    const now = this.since.get(`${sheet.id} ${key}`);
    return now?.has(has) === true || sheet.sent.get(key)?.has(has) === true;
  }

  private judgeSheet(sheet: KnownSheet, leave: Leave | null): void {
    const form = this.view(sheet);
    const allowed = leave?.sheet === sheet.id ? leave.cells : null;
    for (const [village, rows] of form.rows)
      if (rows.length > 1) throw new Fault('misplaced', `${village} stands in ${rows.length} rows`);
    for (const [key, content] of sheet.content) {
      const [village = '', column = ''] = key.split('/');
      const stands = form.at(village, this.header(column));
      if (stands === undefined) throw new Fault('lost', `${key} is no longer on the sheet`);
      const has = this.serverCell(sheet.township, key);
      if (stands !== content) {
        const where = `${key} on ${form.sheet.Name} shows ${JSON.stringify(stands)} instead of ${JSON.stringify(content)} (service ${has}, shown ${sheet.shown.get(key)})`;
        if (!leave) throw new Fault('lost', where);
        const given = allowed?.get(key);
        const isGiven =
          (given !== undefined && (given === null || given.has(said(stands)))) ||
          (leave.sheet === sheet.id && this.cameAlong(key, said(stands), leave.from));
        const isUntold = leave.givenUp?.has(key) && leave.givenUp.get(key) === said(content);
        if (isGiven && (isUntold || !this.wasTypedNow(sheet, key))) sheet.content.set(key, stands);
        else if (!this.isEdited(sheet, key) && said(stands) === has) sheet.content.set(key, stands);
        else if (said(stands) === said(content)) sheet.content.set(key, stands);
        else throw new Fault(this.kindOf(sheet, stands), where);
        // The pane has put something else there: from now on that is what the sheet was in step with.
        if (said(stands) !== said(content)) sheet.shownBefore.delete(key);
      }
      if (said(sheet.content.get(key)) !== has) continue;
      // Somebody else has sent the very number that was typed here.
      const before = sheet.shown.get(key) ?? null;
      if (said(content) === has && before !== has && !sheet.shownBefore.has(key))
        sheet.shownBefore.set(key, before);
      sheet.shown.set(key, has);
    }
    for (const [village, note] of sheet.notes) {
      const row = form.row(village);
      const cells =
        row === undefined ? [] : [...form.sheet.cells.within({ row, column: 0, rows: 1, columns: 500 })];
      if (!cells.some(([, , cell]) => cell.value === note))
        throw new Fault('lost', `the reader's note ${note} no longer stands beside ${village}`);
    }
  }

  /** Whether it is what was typed into the same cell of the sheet whose edits are being moved. */
  private cameAlong(key: string, stands: Said, from: KnownSheet | undefined): boolean {
    return from !== undefined && this.wasTypedNow(from, key) && said(from.content.get(key)) === stands;
  }

  /** A number that belongs to another village was misplaced; anything else is a lost edit. */
  private kindOf(sheet: KnownSheet, stands: Scalar): 'lost' | 'misplaced' {
    const known = [...sheet.content.values(), ...sheet.shown.values()].some((each) => each === stands);
    return known && stands !== '' ? 'misplaced' : 'lost';
  }
}
