import { refundedSpans } from '../../schema/values/refunded-spans.ts';

/** A payment of the model and what was done to it. */
export interface ModelPayment {
  receipt: string;
  person: number;
  township: string;
  paidOn: string;
  fen: number;
  batch: number;
  line: number;
  isVoid: boolean;
  entryCount: number;
}

export interface ModelEntry {
  readonly number: number;
  readonly kind: 'REFUND' | 'REVERSAL' | 'CORRECTION';
  readonly receipt: string;
  readonly replacement: string | null;
  readonly fen: number;
  readonly on: string;
  isUndone: boolean;
}

export interface ModelFigures {
  grossPersons: number;
  paidPersons: number;
  refundedPersons: number;
  amountFen: number;
  refundedFen: number;
}

/** A ledger as one would keep it on paper: everything is worked out anew from the payments and entries. */
export class EntryModel {
  readonly payments: ModelPayment[] = [];
  readonly entries: ModelEntry[] = [];

  payment(receipt: string): ModelPayment {
    const found = this.payments.find((each) => each.receipt === receipt);
    if (!found) throw new Error('no such payment in the model');
    return found;
  }

  refunded(receipt: string): number {
    return this.liveOf(receipt)
      .filter(({ kind }) => kind === 'REFUND')
      .reduce((sum, { fen }) => sum + fen, 0);
  }

  liveOf(receipt: string): ModelEntry[] {
    return this.entries.filter((entry) => entry.receipt === receipt && !entry.isUndone);
  }

  mayUndo(entry: ModelEntry): boolean {
    if (entry.isUndone || this.liveOf(entry.receipt).at(-1) !== entry) return false;
    return entry.replacement === null || this.liveOf(entry.replacement).length === 0;
  }

  /** By township, up to and including a day. */
  figures(asOf: string, townships: readonly string[]): Record<string, ModelFigures> {
    const rows = Object.fromEntries(
      townships.map((name) => [
        name,
        { grossPersons: 0, paidPersons: 0, refundedPersons: 0, amountFen: 0, refundedFen: 0 },
      ]),
    );
    const active = this.payments.filter(({ isVoid }) => !isVoid);
    for (const { township, paidOn, fen, receipt } of active) {
      const row = rows[township];
      if (!row) continue;
      if (paidOn <= asOf) row.amountFen += fen;
      for (const refund of this.liveOf(receipt)) {
        if (refund.kind !== 'REFUND' || refund.on > asOf) continue;
        row.refundedFen += refund.fen;
        row.amountFen -= refund.fen;
      }
    }
    for (const [, theirs] of Map.groupBy(active, ({ person }) => person)) {
      const [counted] = theirs.toSorted(
        (a, b) =>
          (a.paidOn < b.paidOn ? -1 : a.paidOn > b.paidOn ? 1 : 0) || a.batch - b.batch || a.line - b.line,
      );
      const row = counted && rows[counted.township];
      if (!row) continue;
      if (counted.paidOn <= asOf) row.grossPersons += 1;
      const steps = refundedSpans(
        theirs.map(({ receipt, paidOn, fen }) => ({ id: receipt, paidOn, fen })),
        this.entries
          .filter(({ kind, isUndone }) => kind === 'REFUND' && !isUndone)
          .map(({ receipt, on, fen }) => ({ payment: receipt, on, fen })),
      );
      for (const { on, persons } of steps) if (on <= asOf) row.refundedPersons += persons;
    }
    for (const row of Object.values(rows)) row.paidPersons = row.grossPersons - row.refundedPersons;
    return rows;
  }
}
