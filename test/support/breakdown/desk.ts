import { ApiError } from '../../../addin/client/api-error.ts';
import { onFormsTouched } from '../../../addin/excel/form-events.ts';
import { ExcelFault } from '../../../addin/excel/session.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { actionType, type Batch } from '../../../addin/preview/wire/batch.ts';
import type { PendingForm } from '../../../addin/taskpane/acts/breakdown-forms.ts';
import { type BreakdownActs, createBreakdownActs } from '../../../addin/taskpane/acts/breakdowns.ts';
import { cellKey } from '../../../schema/values/breakdown.ts';
import type { Injection, OtherAct, PersonAct } from './acts.ts';
import { type County, townshipA, townshipB } from './county.ts';
import { said } from './form-sheet.ts';
import type { KnownSheet, Leave } from './known-sheet.ts';
import { mustBeListed } from './listed.ts';
import { columns, numberFor, Person } from './person.ts';
import { World } from './world.ts';

export const townships = [townshipA, townshipB] as const;
export const nothing: Leave = { sheet: null, sends: false, cells: new Map() };

/** A workbook with the pane beside it, and the person, the others and the faults that come in between. */
export class Desk {
  readonly world: World;
  readonly happened = new Map<string, number>();
  readonly excel: ExcelSession;
  readonly county: County;
  readonly person: Person;
  readonly account: { token: string };
  pane: BreakdownActs;
  private panes = 0;
  stopListening: () => Promise<void> = async () => undefined;
  private isTouched = false;

  constructor(excel: ExcelSession, county: County, headers: ReadonlyMap<string, string>) {
    this.excel = excel;
    this.county = county;
    this.world = new World(excel.workbook, county, headers);
    this.person = new Person(this.world, (what) => this.tell(what));
    this.account = { token: county.tokens.a };
    this.pane = this.newPane();
  }

  /** Looks at all forms as the pane does by itself, and sees whether it has seen everything that was typed. */
  async scan(): Promise<readonly PendingForm[]> {
    const forms = await this.run(nothing, () => this.pane.scan());
    if (!forms) return [];
    await this.takeInNew(null);
    this.takeOver(forms);
    for (const known of this.world.sheets)
      if (!known.isRetired) mustBeListed(this.world, known, forms, (form) => this.knownOf(form));
    for (const form of forms) {
      const known = this.knownOf(form);
      if (known && form.kind === 'original') this.world.saw(known);
      if (known) tellConflicts(known, form);
    }
    return forms;
  }

  /**
   * A copy that shows every number of a deleted sheet stands for it once the pane says so: the reader has these numbers
   * before him on the copy, and what he does there he does to them.
   */
  takeOver(forms: readonly PendingForm[]): void {
    for (const gone of this.world.sheets.filter(({ isGone }) => isGone)) {
      if (forms.some((form) => this.knownOf(form) === gone)) continue;
      const heir = this.world.sheets.find(
        (sheet) =>
          this.world.isSame(gone, sheet) &&
          forms.some((form) => form.kind === 'original' && this.knownOf(form) === sheet),
      );
      if (heir) this.world.inherit(gone, heir);
    }
  }

  /** Events that came through ask for a scan; those lost do not. */
  async hintedScan(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!this.isTouched) return;
    this.isTouched = false;
    await this.scan();
  }

  async listen(): Promise<void> {
    this.panes += 1;
    const pane = this.panes;
    await this.stopListening();
    this.stopListening = await onFormsTouched(() => {
      if (pane === this.panes) this.isTouched = true;
    });
  }

  newPane(): BreakdownActs {
    return createBreakdownActs(this.county.line.client(this.account));
  }

  knownOf(form: PendingForm): KnownSheet | undefined {
    const id = form.sheet?.sheetId ?? form.journal?.sheetId;
    return this.world.sheets.find((sheet) => sheet.id === id);
  }

  async runOn<Result>(
    form: PendingForm,
    act: (form: PendingForm) => Promise<Result>,
    leave: Partial<Leave>,
    injection: Injection | null = null,
  ): Promise<Result | null> {
    const known = this.knownOf(form);
    const all = { ...nothing, ...leave, sheet: known?.id ?? 'none' };
    const answer = await this.run(all, () => act(form), injection);
    if (known && all.sends) {
      const { kind, form: now } = (answer ?? {}) as { kind?: string; form?: PendingForm };
      if (now) tellConflicts(known, now);
      // The sheet is in step with what was sent, whoever sent it first.
      if (kind === 'done') known.shownBefore.clear();
      if (kind === 'done' || kind === 'conflicts' || kind === 'refused') known.sent.clear();
      else if (kind !== 'problems' && kind !== 'unchanged') this.world.unanswered(known);
    }
    return answer;
  }

  /** Runs an act of the pane with what comes in between, then judges. @returns null when it failed or was cut off */
  async run<Result>(
    leave: Leave,
    act: () => Promise<Result>,
    injection: Injection | null = null,
    from: KnownSheet | null = null,
  ): Promise<Result | null> {
    const { faults } = this.excel.host;
    this.world.begin();
    let isCut = false;
    const cutOff = this.arm(injection, leave).then(() => {
      isCut = true;
      return null;
    });
    let answer: Result | null = null;
    try {
      answer = await Promise.race([act(), cutOff]);
    } catch (error) {
      if (!(error instanceof ApiError) && !(error instanceof ExcelFault)) throw error;
      this.tell(`refused: ${error.code}`);
    }
    faults.calm();
    this.county.line.fault = null;
    this.county.line.meanwhile = null;
    await this.takeInNew(from);
    await this.world.judge(leave);
    if (isCut) {
      this.tell('pane closed in the middle of an act');
      this.pane = this.newPane();
      await this.listen();
    }
    return answer;
  }

  async other(act: OtherAct): Promise<void> {
    const township = townships[act.township % 2] ?? townshipA;
    const { line } = this.county;
    const { isUp } = line;
    line.isUp = true;
    if (act.do === 'secondUser') {
      const villages = [
        ...new Set(
          [...(this.world.server.get(township)?.cells.keys() ?? [])].map((key) => key.split('/')[0] ?? ''),
        ),
      ];
      const village = villages[act.village % villages.length] ?? '';
      const column = columns[act.column] ?? 'TASK';
      if (await this.county.secondUserWrites(township, village, column, numberFor(act.column, act.n)))
        this.tell('second user’s write');
    } else if (act.do === 'sendBack') await this.county.sendBack(township);
    else if (await this.county.newEdition(township)) this.tell('new edition');
    line.isUp = isUp;
    await this.world.lookAtServer();
  }

  /** Sheets that the pane has made since. */
  async takeInNew(from: KnownSheet | null): Promise<void> {
    for (const sheet of this.excel.workbook.sheets.items()) {
      const isNew = sheet.Name !== 'Sheet1' && !this.world.sheets.some(({ id }) => id === sheet.id);
      if (isNew) this.world.adopt(sheet.Name, from);
    }
  }

  tell(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }

  /** @returns resolves when the pane is gone in the middle */
  private arm(injection: Injection | null, leave: Leave): Promise<void> {
    const { faults } = this.excel.host;
    const { line } = this.county;
    return new Promise((resolve) => {
      if (!injection) return;
      if (injection.kind === 'line') {
        line.fault = injection.fault;
        line.whenHung = resolve;
        this.tell(`line: ${injection.fault}`);
        return;
      }
      if (injection.kind === 'other') {
        line.meanwhile = () => this.other(injection.act);
        return;
      }
      let batches = 0;
      faults.whenAbandoned = () => setTimeout(resolve, 0);
      const fire = (): void => {
        if (injection.kind === 'person') {
          this.tell(`during an act: ${injection.act.do}`);
          if (!injection.isAimed || !this.typedWhereItWrites(injection.act, leave))
            this.person.act(injection.act);
        } else if (injection.kind === 'host') {
          this.tell(`host: ${injection.code}`);
          faults.failNext(injection.code, injection.action);
        } else faults.abandonNext(injection.when);
      };
      faults.beforeBatch = (batch) => {
        const isAimed = injection.kind === 'person' && injection.isAimed === true;
        if (isAimed && (batches === injection.at || !isCellWrite(batch))) return;
        batches += 1;
        if (batches === injection.at) fire();
        if (leave.isWide && batches >= injection.at && isRead(batch)) this.world.typedIsRead();
      };
    });
  }

  /** @returns false when the act in hand writes no cell of its own */
  private typedWhereItWrites(act: PersonAct, leave: Leave): boolean {
    const sheet = this.world.sheets.find(({ id, isGone }) => id === leave.sheet && !isGone);
    if (!sheet || act.do !== 'type') return false;
    const behind = [...sheet.content.keys()].filter(
      (key) =>
        !this.world.isEdited(sheet, key) &&
        said(sheet.content.get(key)) !== this.world.serverCell(sheet.township, key),
    );
    const keys = [...leave.cells.keys(), ...behind];
    const key = keys[act.village % Math.max(1, keys.length)];
    if (key) this.person.typeInto(sheet, key, act);
    return key !== undefined;
  }
}

/** The reader has the numbers of others before him that the pane lists as to be chosen. */
function tellConflicts(known: KnownSheet, { journal }: PendingForm): void {
  known.told.clear();
  for (const each of journal?.conflicts ?? []) known.told.set(cellKey(each), said(each.theirs ?? ''));
}

function isCellWrite({ Actions }: Batch): boolean {
  return Actions.some(
    ({ ActionType, Name }) => ActionType === actionType.setProperty && /^(Values|Formulas)$/.test(Name),
  );
}

/** A batch that reads cells and writes none. */
function isRead({ Actions }: Batch): boolean {
  const reads = Actions.some(({ QueryInfo }) =>
    QueryInfo?.Select?.some((name) => /^(values|formulas)$/i.test(name)),
  );
  return reads && !Actions.some(({ ActionType }) => ActionType === actionType.setProperty);
}
