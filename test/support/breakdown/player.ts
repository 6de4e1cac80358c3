import { ApiError } from '../../../addin/client/api-error.ts';
import { onFormsTouched } from '../../../addin/excel/form-events.ts';
import { ExcelFault } from '../../../addin/excel/session.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { actionType, type Batch } from '../../../addin/preview/wire/batch.ts';
import type { PendingForm } from '../../../addin/taskpane/acts/breakdown-forms.ts';
import { type BreakdownActs, createBreakdownActs } from '../../../addin/taskpane/acts/breakdowns.ts';
import { cellKey } from '../../../schema/values/breakdown.ts';
import { luoshanId } from '../app.ts';
import type { Injection, OtherAct, PaneAct, PersonAct, Step } from './acts.ts';
import { type County, townshipA, townshipB } from './county.ts';
import { said } from './form-sheet.ts';
import { columns, numberFor, Person } from './person.ts';
import { Fault, type KnownSheet, type Leave, World } from './world.ts';

const townships = [townshipA, townshipB] as const;
const nothing: Leave = { sheet: null, sends: false, cells: new Map() };

/** Plays an afternoon on a workbook and a service, and holds both against the model after every step. */
export class Player {
  readonly world: World;
  readonly happened = new Map<string, number>();
  private readonly excel: ExcelSession;
  private readonly county: County;
  private readonly person: Person;
  private readonly account: { token: string };
  private pane: BreakdownActs;
  private panes = 0;
  private stopListening: () => Promise<void> = async () => undefined;
  private isTouched = false;
  private readonly carriedAtEnd = new Set<string>();

  private constructor(excel: ExcelSession, county: County, headers: ReadonlyMap<string, string>) {
    this.excel = excel;
    this.county = county;
    this.world = new World(excel.workbook, county, headers);
    this.person = new Person(this.world, (what) => this.tell(what));
    this.account = { token: county.tokens.a };
    this.pane = this.newPane();
  }

  /** An empty workbook, both townships' forms just dispatched, the first one's inserted; 30 % of events are lost. */
  static async start(excel: ExcelSession, county: County, seed: number): Promise<Player> {
    await emptied(excel);
    await county.reset();
    const player = new Player(excel, county, await county.headers());
    for (const township of townships) await player.world.expect(township);
    excel.host.faults.dropRate(0.3, seed);
    await player.listen();
    await player.paneActs({ do: 'insert', township: 0 }, null);
    return player;
  }

  async play(step: Step): Promise<void> {
    switch (step.by) {
      case 'person':
        this.world.begin();
        this.person.act(step.act);
        await this.world.judge(null);
        return this.hintedScan();
      case 'other':
        await this.other(step.act);
        return this.world.judge(null);
      case 'switch':
        this.tell('switched to another account');
        this.account.token = this.county.tokens[step.to];
        return;
      case 'line':
        if (!step.isUp) this.tell('line down');
        this.county.line.isUp = step.isUp;
        return;
      case 'pane':
        return this.paneActs(step.act, step.with);
    }
  }

  /** Everything works again; what is pending is sent, each conflict settled for what was typed here. */
  async finish(): Promise<void> {
    this.excel.host.faults.clear();
    this.county.line.isUp = true;
    this.county.line.fault = null;
    for (const [index, township] of townships.entries()) {
      if (!this.world.sheets.some((sheet) => sheet.township === township)) continue;
      this.account.token = index === 0 ? this.county.tokens.a : this.county.tokens.b;
      await this.paneActs({ do: 'reopen' }, null);
      await this.finishTownship(township);
    }
    if (this.excel.host.unhandled.length > 0) throw new Error(`unplayed: ${this.excel.host.unhandled}`);
    await this.stopListening();
    this.happened.set('event lost', this.excel.host.faults.lostEvents);
  }

  private async finishTownship(township: string): Promise<void> {
    const quotas = await this.county.quotas(township);
    for (let round = 0; round < 40; round++) {
      await this.county.sendBack(township);
      await this.world.lookAtServer();
      const forms = (await this.scan()).filter((form) => form.facts?.divisionCode === township);
      const work = await this.nextWork(forms, township, quotas);
      if (work === 'done') return;
    }
    throw new Fault('lost', `${township} could not be brought to an end in 40 rounds`);
  }

  /** One thing that is still to be done for a township. */
  private async nextWork(
    forms: readonly PendingForm[],
    township: string,
    quotas: ReadonlyMap<string, number>,
  ): Promise<'more' | 'done'> {
    const { edition = 0 } = this.world.server.get(township) ?? {};
    const open = forms.find(({ journal }) => journal?.outbox);
    if (open) return this.must(() => this.runOn(open, (form) => this.pane.retry(form), { sends: true }));
    for (const form of forms) {
      const known = this.knownOf(form);
      const isOld = form.facts?.edition !== edition;
      const { journal } = form;
      const conflict = journal?.conflicts[0];
      if (form.kind === 'gone' || isOld) {
        const isWorth = journal
          ? Object.keys(journal.edits).length + journal.conflicts.length > 0
          : known !== undefined && this.hasEdits(known);
        if (isWorth && known && !known.isRetired && !this.carriedAtEnd.has(known.id)) {
          this.carriedAtEnd.add(known.id);
          return this.must(() => this.carry(form));
        }
        if (form.kind === 'gone') {
          await this.run(nothing, () => this.pane.forget(form));
          if (known) this.world.forget(known);
        } else if (known) this.drop(known);
        return 'more';
      }
      if (!known) throw new Fault('lost', 'a form of the pane that the model does not know');
      if (conflict) return this.must(() => this.choose(form, cellKey(conflict), 'MINE'));
    }
    const form = forms.find(({ kind }) => kind === 'original');
    const known = form && this.knownOf(form);
    if (!form || !known) {
      await this.paneActs({ do: 'insert', township: townships.indexOf(township as typeof townshipA) }, null);
      return 'more';
    }
    const copy = forms.find(({ kind }) => kind === 'copy');
    // A copy's turn comes when the sheet it was made of has nothing left to send.
    if (copy && !this.hasEdits(known)) return this.copysTurn(copy);
    return this.submitted(form, known, quotas, copy === undefined);
  }

  private async copysTurn(copy: PendingForm): Promise<'more'> {
    const known = this.knownOf(copy);
    if (known && this.hasEdits(known)) {
      await this.adopt(copy);
    } else if (known) this.drop(known);
    return 'more';
  }

  private async submitted(
    form: PendingForm,
    known: KnownSheet,
    quotas: ReadonlyMap<string, number>,
    isLast: boolean,
  ): Promise<'more' | 'done'> {
    for (const key of known.owed.keys())
      throw new Fault('lost', `${key} was to be chosen and is nowhere listed`);
    await this.run({ ...nothing, sheet: known.id }, () => this.pane.refresh(form));
    this.world.begin();
    this.person.complete(known, quotas);
    await this.world.judge(null);
    const outcome = await this.runOn(form, (each) => this.pane.submit(each), { sends: true });
    if (outcome?.kind !== 'done') return 'more';
    for (const [key, content] of known.content) {
      const has = this.world.serverCell(known.township, key);
      if (said(content) !== has) throw new Fault('lost', `${key} was submitted as ${content} and is ${has}`);
    }
    return isLast ? 'done' : 'more';
  }

  private async must(act: () => Promise<unknown>): Promise<'more'> {
    await act();
    return 'more';
  }

  private drop(known: KnownSheet): void {
    const sheet = this.world.view(known).sheet.Name;
    this.world.forget(known);
    this.excel.workbook.user.deleteSheet(sheet);
  }

  private hasEdits(known: KnownSheet): boolean {
    return [...known.content.keys()].some((key) => this.isOpen(known, key));
  }

  /** Typed, and neither on the service nor given up. */
  private isOpen(known: KnownSheet, key: string): boolean {
    const has = this.world.serverCell(known.township, key);
    // Of a deleted sheet something later may have got through than what was seen.
    if (known.unseen.has(key) && known.unseen.get(key) === has) return false;
    return this.world.isEdited(known, key) && said(known.content.get(key)) !== has;
  }

  private async paneActs(act: PaneAct, injection: Injection | null): Promise<void> {
    if (act.do === 'reopen') return this.reopen(injection);
    if (act.do === 'insert') {
      const township = townships[act.township % 2] ?? townshipA;
      await this.run(nothing, () => this.pane.insert(luoshanId, township), injection);
      return this.takeInNew(null);
    }
    const forms = await this.scan();
    if (act.do === 'restore') {
      const gone = forms.filter(({ kind }) => kind === 'gone');
      const form = gone[act.n % Math.max(1, gone.length)];
      if (!form) return;
      this.tell('restored from the journal');
      return this.carry(form, injection);
    }
    const present = forms.filter(({ found }) => found !== null);
    const form = present[act.sheet % Math.max(1, present.length)];
    const known = form && this.knownOf(form);
    if (!form || !known) return;
    switch (act.do) {
      case 'scan':
        await this.run(nothing, () => this.pane.scan(), injection);
        return;
      case 'check':
        await this.runOn(form, (each) => this.pane.check(each), {}, injection);
        return;
      case 'save':
        this.tell('saved');
        await this.runOn(form, (each) => this.pane.save(each), { sends: true }, injection);
        return;
      case 'submit':
        if (act.isCompleted) {
          this.world.begin();
          this.person.complete(known, await this.county.quotas(known.township));
          await this.world.judge(null);
        }
        this.tell('submitted');
        await this.runOn(form, (each) => this.pane.submit(each), { sends: true }, injection);
        return;
      case 'refresh':
        await this.runOn(form, (each) => this.pane.refresh(each), {}, injection);
        return;
      case 'adopt':
        return this.adopt(form, injection);
      case 'carry':
        if (form.facts?.edition === this.world.server.get(known.township)?.edition) return;
        return this.carry(form, injection);
      case 'choose': {
        const conflicts = form.journal?.conflicts ?? [];
        const conflict = conflicts[act.n % Math.max(1, conflicts.length)];
        if (conflict) await this.choose(form, cellKey(conflict), act.side, injection);
        return;
      }
      case 'discard': {
        const keys = Object.keys(form.journal?.edits ?? {});
        const key = keys[act.n % Math.max(1, keys.length)];
        if (key) await this.discard(form, known, key, injection);
        return;
      }
      case 'spread':
        return this.spread(form, known, act.column, act.keepFilled, injection);
    }
  }

  private async choose(
    form: PendingForm,
    key: string,
    side: 'MINE' | 'THEIRS',
    injection: Injection | null = null,
  ): Promise<void> {
    const known = this.knownOf(form);
    const conflict = form.journal?.conflicts.find((each) => cellKey(each) === key);
    if (!known || !conflict) return;
    this.tell('conflict chosen');
    // From here on the reader has seen what the other one has.
    const seen = known.replaced.get(key) ?? new Set();
    known.replaced.set(key, seen.add(conflict.theirs));
    const mine = form.journal?.edits[key]?.mine ?? conflict.mine;
    const may = new Set(side === 'MINE' ? [mine] : [conflict.theirs, mine]);
    await this.runOn(
      form,
      (each) => this.pane.choose(each, conflict, side),
      { cells: new Map([[key, may]]) },
      injection,
    );
    if (said(known.content.get(key)) === known.owed.get(key) || side === 'THEIRS') known.owed.delete(key);
    if (side === 'THEIRS') this.givenUp(known, key, mine);
  }

  /** 以这张为准: the other sheet has no journal then, and what was typed on it stands there alone. */
  private async adopt(form: PendingForm, injection: Injection | null = null): Promise<void> {
    if (form.kind !== 'copy') return;
    this.tell('copy adopted');
    for (const known of this.world.sheets) if (!known.isGone) known.seen.clear();
    await this.runOn(form, (each) => this.pane.adopt(each), {}, injection);
  }

  private async discard(
    form: PendingForm,
    known: KnownSheet,
    key: string,
    injection: Injection | null,
  ): Promise<void> {
    this.tell('edit given up');
    const [villageCode = '', columnCode = ''] = key.split('/');
    const has = this.world.serverCell(known.township, key);
    const may = new Set([known.shown.get(key) ?? null, has, ...(known.replaced.get(key) ?? [])]);
    const theirs = form.journal?.conflicts.find((each) => cellKey(each) === key)?.theirs;
    if (theirs !== undefined) known.replaced.set(key, (known.replaced.get(key) ?? new Set()).add(theirs));
    if (theirs !== undefined) may.add(theirs);
    await this.runOn(
      form,
      (each) => this.pane.discard(each, { villageCode, columnCode }),
      { cells: new Map([[key, may]]) },
      injection,
    );
    known.owed.delete(key);
    this.givenUp(known, key, form.journal?.edits[key]?.mine);
  }

  /** An edit that need not come back with its sheet; also one of a deleted sheet whose journal a copy has now. */
  private givenUp(known: KnownSheet, key: string, mine: string | number | null | undefined): void {
    known.seen.delete(key);
    for (const sheet of this.world.sheets) {
      if (!sheet.isGone || sheet.township !== known.township) continue;
      if (sheet === known || said(sheet.content.get(key)) === said(mine ?? '')) sheet.content.delete(key);
    }
  }

  private async spread(
    form: PendingForm,
    known: KnownSheet,
    column: number,
    keepFilled: boolean,
    injection: Injection | null,
  ): Promise<void> {
    const columnCode = columns[column] ?? 'TASK';
    const cells = new Map<string, null>();
    for (const [key, content] of known.content) {
      const isKept = keepFilled && typeof said(content) === 'number';
      if (key.endsWith(`/${columnCode}`) && !isKept) cells.set(key, null);
    }
    this.tell('spread');
    await this.runOn(
      form,
      (each) => this.pane.spread(each, { columnCode, basis: 'EQUAL', keepFilled }),
      // With what is filled kept, whatever a read finds filled stays.
      { cells, isWide: !keepFilled },
      injection,
    );
  }

  /** Edits of an old or lost sheet onto a new one. */
  private async carry(form: PendingForm, injection: Injection | null = null): Promise<void> {
    const from = this.knownOf(form);
    const before = new Set(this.world.sheets);
    this.tell('carried to a new sheet');
    const cells = new Map<string, null>();
    // The sheet it goes to may be there already: its untouched cells take the edits.
    const target = this.world.sheets.find(
      (sheet) =>
        sheet !== from &&
        !sheet.isGone &&
        sheet.township === from?.township &&
        sheet.edition === this.world.server.get(sheet.township)?.edition,
    );
    if (from && target)
      for (const key of from.shown.keys())
        if (this.world.isEdited(from, key) || from.unseen.has(key)) cells.set(key, null);
    const done = await this.run(
      { sheet: target?.id ?? null, sends: false, cells, from },
      () => this.pane.carry(form),
      injection,
      from ?? null,
    );
    const made = this.world.sheets.find((sheet) => !before.has(sheet)) ?? target;
    if (!done || !from || !made) return;
    // What could not be moved stays listed where it was.
    if (done.left > 0) return;
    if (made === target) this.oweTo(target, from);
    if (from.isGone) this.world.forget(from);
    else from.isRetired = true;
  }

  /** Edits that were to go to a sheet that was there: what does not stand there must be listed. */
  private oweTo(target: KnownSheet, from: KnownSheet): void {
    for (const key of from.content.keys()) {
      const mine = said(from.content.get(key));
      const isThere = said(target.content.get(key)) === mine;
      for (const seen of from.replaced.get(key) ?? [])
        target.replaced.set(key, (target.replaced.get(key) ?? new Set()).add(seen));
      if (this.isOpen(from, key) && !isThere) target.owed.set(key, mine);
    }
    for (const [key, mine] of from.owed) if (!target.owed.has(key)) target.owed.set(key, mine);
  }

  /** The pane is closed and opened again; what was sent without an answer goes once more. */
  private async reopen(injection: Injection | null): Promise<void> {
    this.tell('pane closed and opened');
    await this.listen();
    this.pane = this.newPane();
    const forms = await this.run(nothing, () => this.pane.scan(), injection);
    this.takeOver(forms ?? []);
    for (const form of forms ?? [])
      if (form.journal?.outbox) await this.runOn(form, (each) => this.pane.retry(each), { sends: true });
  }

  /** Looks at all forms as the pane does by itself, and sees whether it has seen everything that was typed. */
  private async scan(): Promise<readonly PendingForm[]> {
    const forms = await this.run(nothing, () => this.pane.scan());
    if (!forms) return [];
    await this.takeInNew(null);
    this.takeOver(forms);
    for (const known of this.world.sheets) if (!known.isRetired) this.mustBeListed(known, forms);
    for (const form of forms) {
      const known = this.knownOf(form);
      if (known && form.kind === 'original') this.world.saw(known);
    }
    return forms;
  }

  /**
   * A copy that shows every number of a deleted sheet stands for it once the pane says so: the reader has these numbers
   * before him on the copy, and what he does there he does to them.
   */
  private takeOver(forms: readonly PendingForm[]): void {
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

  /** What was typed and is not the service's stands in a list of the pane: with its sheet, or where it was carried. */
  private mustBeListed(known: KnownSheet, forms: readonly PendingForm[]): void {
    const form = forms.find((each) => this.knownOf(each) === known);
    if (!form && !known.isGone) throw new Fault('lost', `a sheet of ${known.township} is not listed`);
    // A copy without a journal is listed as a whole, and so is a sheet that the service could not be asked about.
    if (form && !form.journal) return;
    const journals = forms
      .filter(({ facts }) => facts?.divisionCode === known.township)
      .flatMap(({ journal }) => journal ?? []);
    const listed = (key: string) =>
      journals.flatMap(({ edits, conflicts, outbox }) => [
        ...(edits[key] ? [said(edits[key].mine ?? '')] : []),
        ...[...conflicts, ...(outbox?.edits ?? [])]
          .filter((each) => cellKey(each) === key)
          .map(({ mine }) => said(mine ?? '')),
      ]);
    for (const key of known.content.keys()) {
      const mine = said(known.content.get(key));
      const later = known.unseen.get(key);
      if (later !== undefined && listed(key).includes(later)) continue;
      if (this.isOpen(known, key) && !listed(key).includes(mine) && !this.isElsewhere(known, key))
        throw new Fault(
          'lost',
          `${key} was typed as ${mine} and is listed as ${JSON.stringify(listed(key))}`,
        );
    }
    for (const [key, mine] of known.owed)
      if (!listed(key).includes(mine))
        throw new Fault(
          'lost',
          `${key} was carried as ${mine} and is listed as ${JSON.stringify(listed(key))}`,
        );
  }

  /** A copy's number that stands on another sheet too, where it was carried. */
  private isElsewhere(known: KnownSheet, key: string): boolean {
    return this.world.sheets.some(
      (sheet) =>
        sheet !== known &&
        !sheet.isGone &&
        !sheet.isRetired &&
        sheet.township === known.township &&
        (said(sheet.content.get(key)) === said(known.content.get(key)) ||
          sheet.owed.get(key) === said(known.content.get(key))),
    );
  }

  /** Events that came through ask for a scan; those lost do not. */
  private async hintedScan(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!this.isTouched) return;
    this.isTouched = false;
    await this.scan();
  }

  private async listen(): Promise<void> {
    this.panes += 1;
    const pane = this.panes;
    await this.stopListening();
    this.stopListening = await onFormsTouched(() => {
      if (pane === this.panes) this.isTouched = true;
    });
  }

  private newPane(): BreakdownActs {
    return createBreakdownActs(this.county.line.client(this.account));
  }

  private knownOf(form: PendingForm): KnownSheet | undefined {
    const id = form.sheet?.sheetId ?? form.journal?.sheetId;
    return this.world.sheets.find((sheet) => sheet.id === id);
  }

  private async runOn<Result>(
    form: PendingForm,
    act: (form: PendingForm) => Promise<Result>,
    leave: Partial<Leave>,
    injection: Injection | null = null,
  ): Promise<Result | null> {
    const known = this.knownOf(form);
    const all = { ...nothing, ...leave, sheet: known?.id ?? 'none' };
    const answer = await this.run(all, () => act(form), injection);
    if (known && all.sends) {
      const kind = (answer as { kind?: string } | null)?.kind;
      if (kind === 'done' || kind === 'conflicts' || kind === 'refused') known.sent.clear();
      else if (kind !== 'problems' && kind !== 'unchanged') this.world.unanswered(known);
    }
    return answer;
  }

  /** Runs an act of the pane with what comes in between, then judges. @returns null when it failed or was cut off */
  private async run<Result>(
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

  private async other(act: OtherAct): Promise<void> {
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
  private async takeInNew(from: KnownSheet | null): Promise<void> {
    for (const sheet of this.excel.workbook.sheets.items()) {
      const isNew = sheet.Name !== 'Sheet1' && !this.world.sheets.some(({ id }) => id === sheet.id);
      if (isNew) this.world.adopt(sheet.Name, from);
    }
  }

  private tell(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }
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

/** The workbook as it was before anybody came. */
async function emptied({ workbook, host }: ExcelSession): Promise<void> {
  host.faults.clear();
  host.faults.lostEvents = 0;
  host.requests.length = 0;
  if (!workbook.sheets.find('Sheet1')) workbook.sheets.Add('Sheet1');
  for (const sheet of [...workbook.sheets.items()]) if (sheet.Name !== 'Sheet1') sheet.Delete();
  for (const setting of [...workbook.settings.items()]) setting.Delete();
}
