import type { PendingForm } from '../../../addin/taskpane/acts/breakdown-forms.ts';
import { cellKey } from '../../../schema/values/breakdown.ts';
import { luoshanId } from '../app.ts';
import type { Injection, PaneAct } from './acts.ts';
import { townshipA } from './county.ts';
import { type Desk, nothing, townships } from './desk.ts';
import { said } from './form-sheet.ts';
import { Fault, type KnownSheet } from './known-sheet.ts';
import { isOpen } from './listed.ts';
import { columns } from './person.ts';

/** What is done in the pane, and what the model lets it change. */
export class PaneHand {
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  async act(act: PaneAct, injection: Injection | null): Promise<void> {
    if (act.do === 'reopen') return this.reopen(injection);
    if (act.do === 'insert') {
      const township = townships[act.township % 2] ?? townshipA;
      await this.desk.run(nothing, () => this.desk.pane.insert(luoshanId, township), injection);
      return this.desk.takeInNew(null);
    }
    const forms = await this.desk.scan();
    if (act.do === 'restore') {
      const gone = forms.filter(({ kind }) => kind === 'gone');
      const form = gone[act.n % Math.max(1, gone.length)];
      if (!form) return;
      this.desk.tell('restored from the journal');
      return this.carry(form, injection);
    }
    const present = forms.filter(({ found }) => found !== null);
    const form = present[act.sheet % Math.max(1, present.length)];
    const known = form && this.desk.knownOf(form);
    if (!form || !known) return;
    switch (act.do) {
      case 'scan':
        await this.desk.run(nothing, () => this.desk.pane.scan(), injection);
        return;
      case 'check':
        await this.desk.runOn(form, (each) => this.desk.pane.check(each), {}, injection);
        return;
      case 'save':
        this.desk.tell('saved');
        await this.desk.runOn(form, (each) => this.desk.pane.save(each), { sends: true }, injection);
        return;
      case 'submit':
        if (act.isCompleted) {
          this.desk.world.begin();
          this.desk.person.complete(known, await this.desk.county.quotas(known.township));
          await this.desk.world.judge(null);
          // Seen by the pane, so that it must come back if the sheet goes after this.
          await this.desk.scan();
        }
        this.desk.tell('submitted');
        await this.desk.runOn(form, (each) => this.desk.pane.submit(each), { sends: true }, injection);
        return;
      case 'refresh':
        await this.desk.runOn(form, (each) => this.desk.pane.refresh(each), {}, injection);
        return;
      case 'adopt':
        return this.adopt(form, injection);
      case 'carry':
        if (form.facts?.edition === this.desk.world.server.get(known.township)?.edition) return;
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

  async choose(
    form: PendingForm,
    key: string,
    side: 'MINE' | 'THEIRS',
    injection: Injection | null = null,
  ): Promise<void> {
    const known = this.desk.knownOf(form);
    const conflict = form.journal?.conflicts.find((each) => cellKey(each) === key);
    if (!known || !conflict) return;
    this.desk.tell('conflict chosen');
    // From here on the reader has seen what the other one has.
    const seen = known.replaced.get(key) ?? new Set();
    known.replaced.set(key, seen.add(conflict.theirs));
    known.shownBefore.delete(key);
    known.told.delete(key);
    const edit = form.journal?.edits[key];
    const mine = edit ? edit.mine : conflict.mine;
    const may = new Set(side === 'MINE' ? [mine] : [conflict.theirs, mine]);
    await this.desk.runOn(
      form,
      (each) => this.desk.pane.choose(each, conflict, side),
      {
        cells: new Map([[key, may]]),
        ...(side === 'THEIRS' && { givenUp: new Map([[key, said(mine ?? '')]]) }),
      },
      injection,
    );
    if (said(known.content.get(key)) === known.owed.get(key) || side === 'THEIRS') known.owed.delete(key);
    if (side === 'THEIRS') this.givenUp(known, key, mine);
  }

  /** 以这张为准: the other sheet has no journal then, and what was typed on it stands there alone. */
  async adopt(form: PendingForm, injection: Injection | null = null): Promise<void> {
    if (form.kind !== 'copy') return;
    this.desk.tell('copy adopted');
    for (const known of this.desk.world.sheets) if (!known.isGone) known.seen.clear();
    await this.desk.runOn(form, (each) => this.desk.pane.adopt(each), {}, injection);
  }

  private async discard(
    form: PendingForm,
    known: KnownSheet,
    key: string,
    injection: Injection | null,
  ): Promise<void> {
    this.desk.tell('edit given up');
    const [villageCode = '', columnCode = ''] = key.split('/');
    const has = this.desk.world.serverCell(known.township, key);
    const may = new Set([known.shown.get(key) ?? null, has, ...(known.replaced.get(key) ?? [])]);
    const theirs = form.journal?.conflicts.find((each) => cellKey(each) === key)?.theirs;
    if (theirs !== undefined) known.replaced.set(key, (known.replaced.get(key) ?? new Set()).add(theirs));
    if (theirs !== undefined) may.add(theirs);
    // The sheet goes back to what was on it, though another has sent the same number meanwhile.
    const before = known.shownBefore.get(key);
    if (before !== undefined) may.add(before);
    const mine = form.journal?.edits[key]?.mine;
    await this.desk.runOn(
      form,
      (each) => this.desk.pane.discard(each, { villageCode, columnCode }),
      { cells: new Map([[key, may]]), givenUp: new Map([[key, said(mine ?? '')]]) },
      injection,
    );
    if (before !== undefined && said(known.content.get(key)) === before) known.shown.set(key, before);
    known.owed.delete(key);
    this.givenUp(known, key, mine);
  }

  /** An edit that need not come back with its sheet; also one of a deleted sheet whose journal a copy has now. */
  private givenUp(known: KnownSheet, key: string, mine: string | number | null | undefined): void {
    known.seen.delete(key);
    for (const sheet of this.desk.world.sheets) {
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
    this.desk.tell('spread');
    await this.desk.runOn(
      form,
      (each) => this.desk.pane.spread(each, { columnCode, basis: 'EQUAL', keepFilled }),
      // With what is filled kept, whatever a read finds filled stays.
      { cells, isWide: !keepFilled },
      injection,
    );
  }

  /** Edits of an old or lost sheet onto a new one. */
  async carry(form: PendingForm, injection: Injection | null = null): Promise<void> {
    const from = this.desk.knownOf(form);
    const before = new Set(this.desk.world.sheets);
    this.desk.tell('carried to a new sheet');
    const cells = new Map<string, null>();
    // The sheet it goes to may be there already: its untouched cells take the edits.
    const target = this.desk.world.sheets.find(
      (sheet) =>
        sheet !== from &&
        !sheet.isGone &&
        sheet.township === from?.township &&
        sheet.edition === this.desk.world.server.get(sheet.township)?.edition,
    );
    if (from && target)
      for (const key of from.shown.keys())
        if (this.desk.world.isEdited(from, key) || from.unseen.has(key)) cells.set(key, null);
    const done = await this.desk.run(
      { sheet: target?.id ?? null, sends: false, cells, from },
      () => this.desk.pane.carry(form),
      injection,
      from ?? null,
    );
    const made = this.desk.world.sheets.find((sheet) => !before.has(sheet)) ?? target;
    if (!done || !from || !made) return;
    // What could not be moved stays listed where it was, and so does what was typed meanwhile.
    const later = await this.typedLater(from);
    if (later.length > 0 || done.left > 0) return this.movedTo(made, from, later);
    if (made === target) this.oweTo(target, from);
    if (from.isGone) this.desk.world.forget(from);
    else from.isRetired = true;
  }

  /** Cells that were typed into while the numbers before were moved: these must be listed on the old sheet. */
  private async typedLater(from: KnownSheet): Promise<readonly string[]> {
    const keys = this.desk.world.overtaken
      .splice(0)
      .flatMap(({ sheet, key }) => (sheet === from ? [key] : []));
    if (keys.length === 0) return [];
    const form = (await this.desk.scan()).find((each) => this.desk.knownOf(each) === from);
    for (const key of keys) {
      const mine = form?.journal?.edits[key]?.mine;
      if (mine === undefined || said(mine ?? '') !== said(from.content.get(key)))
        throw new Fault('lost', `${key} was typed while another number was moved, and is nowhere listed`);
    }
    return keys;
  }

  /** What stands on the new sheet now, or is to be chosen there, need not be listed on the old one as well. */
  private movedTo(made: KnownSheet, from: KnownSheet, later: readonly string[]): void {
    for (const key of from.content.keys()) {
      const mine = said(from.content.get(key));
      const isThere = said(made.content.get(key)) === mine || made.owed.get(key) === mine;
      if (isThere && !later.includes(key) && isOpen(this.desk.world, from, key)) from.moved.set(key, mine);
    }
  }

  /** Edits that were to go to a sheet that was there: what does not stand there must be listed. */
  private oweTo(target: KnownSheet, from: KnownSheet): void {
    for (const key of from.content.keys()) {
      const mine = said(from.content.get(key));
      const isThere = said(target.content.get(key)) === mine;
      for (const seen of from.replaced.get(key) ?? [])
        target.replaced.set(key, (target.replaced.get(key) ?? new Set()).add(seen));
      if (isOpen(this.desk.world, from, key) && !isThere) target.owed.set(key, mine);
    }
    for (const [key, mine] of from.owed) if (!target.owed.has(key)) target.owed.set(key, mine);
  }

  /** The pane is closed and opened again; what was sent without an answer goes once more. */
  private async reopen(injection: Injection | null): Promise<void> {
    this.desk.tell('pane closed and opened');
    await this.desk.listen();
    this.desk.pane = this.desk.newPane();
    const forms = await this.desk.run(nothing, () => this.desk.pane.scan(), injection);
    this.desk.takeOver(forms ?? []);
    for (const form of forms ?? [])
      if (form.journal?.outbox)
        await this.desk.runOn(form, (each) => this.desk.pane.retry(each), { sends: true });
  }
}
