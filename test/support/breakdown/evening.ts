import type { PendingForm } from '../../../addin/taskpane/acts/breakdown-forms.ts';
import { cellKey } from '../../../schema/values/breakdown.ts';
import type { townshipA } from './county.ts';
import { type Desk, nothing, townships } from './desk.ts';
import { said } from './form-sheet.ts';
import { Fault, type KnownSheet } from './known-sheet.ts';
import { hasEdits } from './listed.ts';
import type { PaneHand } from './pane-hand.ts';

/** The end of an afternoon: whatever is still pending is brought to the service. */
export class Evening {
  private readonly desk: Desk;
  private readonly hand: PaneHand;
  private readonly carriedAtEnd = new Set<string>();

  constructor(desk: Desk, hand: PaneHand) {
    this.desk = desk;
    this.hand = hand;
  }

  /** Everything works again; what is pending is sent, each conflict settled for what was typed here. */
  async finish(): Promise<void> {
    this.desk.excel.host.faults.clear();
    this.desk.county.line.isUp = true;
    this.desk.county.line.fault = null;
    for (const [index, township] of townships.entries()) {
      if (!this.desk.world.sheets.some((sheet) => sheet.township === township)) continue;
      this.desk.account.token = index === 0 ? this.desk.county.tokens.a : this.desk.county.tokens.b;
      await this.hand.act({ do: 'reopen' }, null);
      await this.finishTownship(township);
    }
    if (this.desk.excel.host.unhandled.length > 0)
      throw new Error(`unplayed: ${this.desk.excel.host.unhandled}`);
    await this.desk.stopListening();
    this.desk.happened.set('event lost', this.desk.excel.host.faults.lostEvents);
  }

  private async finishTownship(township: string): Promise<void> {
    const quotas = await this.desk.county.quotas(township);
    for (let round = 0; round < 40; round++) {
      await this.desk.county.sendBack(township);
      await this.desk.world.lookAtServer();
      const forms = (await this.desk.scan()).filter((form) => form.facts?.divisionCode === township);
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
    const { edition = 0 } = this.desk.world.server.get(township) ?? {};
    const open = forms.find(({ journal }) => journal?.outbox);
    if (open)
      return this.must(() => this.desk.runOn(open, (form) => this.desk.pane.retry(form), { sends: true }));
    for (const form of forms) {
      const known = this.desk.knownOf(form);
      const isOld = form.facts?.edition !== edition;
      const { journal } = form;
      const conflict = journal?.conflicts[0];
      if (form.kind === 'gone' || isOld) {
        const isWorth = journal
          ? Object.keys(journal.edits).length + journal.conflicts.length > 0
          : known !== undefined && hasEdits(this.desk.world, known);
        if (isWorth && known && !known.isRetired && !this.carriedAtEnd.has(known.id)) {
          this.carriedAtEnd.add(known.id);
          return this.must(() => this.hand.carry(form));
        }
        if (form.kind === 'gone') {
          await this.desk.run(nothing, () => this.desk.pane.forget(form));
          if (known) this.desk.world.forget(known);
        } else if (known) this.drop(known);
        return 'more';
      }
      if (!known) throw new Fault('lost', 'a form of the pane that the model does not know');
      if (conflict) return this.must(() => this.hand.choose(form, cellKey(conflict), 'MINE'));
    }
    const form = forms.find(({ kind }) => kind === 'original');
    const known = form && this.desk.knownOf(form);
    if (!form || !known) {
      await this.hand.act({ do: 'insert', township: townships.indexOf(township as typeof townshipA) }, null);
      return 'more';
    }
    const copy = forms.find(({ kind }) => kind === 'copy');
    // A copy's turn comes when the sheet it was made of has nothing left to send.
    if (copy && !hasEdits(this.desk.world, known)) return this.copysTurn(copy);
    return this.submitted(form, known, quotas, copy === undefined);
  }

  private async copysTurn(copy: PendingForm): Promise<'more'> {
    const known = this.desk.knownOf(copy);
    if (known && hasEdits(this.desk.world, known)) {
      await this.hand.adopt(copy);
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
    await this.desk.run({ ...nothing, sheet: known.id }, () => this.desk.pane.refresh(form));
    this.desk.world.begin();
    this.desk.person.complete(known, quotas);
    await this.desk.world.judge(null);
    const outcome = await this.desk.runOn(form, (each) => this.desk.pane.submit(each), { sends: true });
    if (outcome?.kind !== 'done') return 'more';
    for (const [key, content] of known.content) {
      const has = this.desk.world.serverCell(known.township, key);
      if (said(content) !== has) throw new Fault('lost', `${key} was submitted as ${content} and is ${has}`);
    }
    return isLast ? 'done' : 'more';
  }

  private async must(act: () => Promise<unknown>): Promise<'more'> {
    await act();
    return 'more';
  }

  private drop(known: KnownSheet): void {
    const sheet = this.desk.world.view(known).sheet.Name;
    this.desk.world.forget(known);
    this.desk.excel.workbook.user.deleteSheet(sheet);
  }
}
