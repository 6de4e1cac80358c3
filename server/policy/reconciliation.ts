import type { Fen } from '../../schema/values/fen.ts';
import { daysBetween, type LocalDate } from '../../schema/values/local-date.ts';

/** Ledger, tax office and bank for one township and day. Counts are payments, or persons where only totals exist. */
export interface ReconciliationCell {
  /** '' for postings whose township nobody knows. */
  readonly township: string;
  readonly day: LocalDate;
  readonly ledgerItems: number;
  readonly ledgerFen: Fen;
  readonly refundedFen: Fen;
  /** Null: no tax statement covers the day. */
  readonly tax: { readonly items: number; readonly fen: Fen } | null;
  /** What the bank posted, payments we do not know included. Null: no bank statement covers the day. */
  readonly bank: { readonly items: number; readonly fen: Fen } | null;
  /** What of the ledger is in the treasury. Null: nobody can tell. */
  readonly posted: { readonly items: number; readonly fen: Fen } | null;
  /** Only what is posted is known, not whether the rest is: the day lies outside the bank's statements. */
  readonly isRestUnknown?: boolean;
  /** Null: no bank statement of details covers the day. */
  readonly failed: { readonly items: number; readonly fen: Fen } | null;
}

export interface AgeBand {
  readonly fromDays: number;
  /** Included; null for no end. */
  readonly toDays: number | null;
  readonly items: number;
  readonly fen: Fen;
}

/** As `ReconciliationFigures` in schema/reconciliation.graphql. */
export interface ReconciliationFigures {
  readonly ledgerItems: number;
  readonly ledgerFen: Fen;
  readonly refundedFen: Fen;
  readonly taxItems: number | null;
  readonly taxFen: Fen | null;
  readonly taxItemsDifference: number | null;
  readonly taxDifferenceFen: Fen | null;
  readonly bankItems: number | null;
  readonly bankFen: Fen | null;
  readonly postedItems: number | null;
  readonly postedFen: Fen | null;
  readonly notPostedItems: number | null;
  readonly notPostedFen: Fen | null;
  readonly oldestOn: LocalDate | null;
  readonly oldestDays: number | null;
  readonly notPostedByAge: readonly AgeBand[];
  readonly unknownItems: number;
  readonly unknownFen: Fen;
  readonly failedItems: number | null;
  readonly failedFen: Fen | null;
}

/** 0-3, 4-7, 8-15 days, and more. */
const ageBands: readonly (readonly [from: number, to: number | null])[] = [
  [0, 3],
  [4, 7],
  [8, 15],
  [16, null],
];

/**
 * Adds cells up. A side that no cell knows stays null; differences are taken over the cells that know the side, so that
 * days nobody has a statement of are not called differences.
 *
 * @param asOfOn the day ages are counted to
 */
export function reconcile(
  cells: readonly ReconciliationCell[],
  asOfOn: LocalDate | null,
): ReconciliationFigures {
  const bands = ageBands.map(([fromDays, toDays]) => ({ fromDays, toDays, items: 0, fen: 0 }));
  const ledger = { items: 0, fen: 0 };
  const unknown = { items: 0, fen: 0 };
  const [tax, taxGap, bank, posted, notPosted, failed] = [side(), side(), side(), side(), side(), side()];
  let refundedFen = 0;
  let oldestOn: LocalDate | null = null;
  for (const cell of cells) {
    const own = { items: cell.ledgerItems, fen: cell.ledgerFen };
    add(ledger, own);
    refundedFen += cell.refundedFen;
    if (cell.tax) {
      add(tax, cell.tax);
      add(taxGap, { items: own.items - cell.tax.items, fen: own.fen - cell.tax.fen });
    }
    if (cell.bank) add(bank, cell.bank);
    if (cell.failed) add(failed, cell.failed);
    if (!cell.posted) {
      add(unknown, own);
      continue;
    }
    add(posted, cell.posted);
    const left = { items: own.items - cell.posted.items, fen: own.fen - cell.posted.fen };
    if (cell.isRestUnknown) {
      add(unknown, left);
      continue;
    }
    add(notPosted, left);
    if (left.items === 0 && left.fen === 0) continue;
    if (oldestOn === null || cell.day < oldestOn) oldestOn = cell.day;
    const age = asOfOn === null ? 0 : Math.max(0, daysBetween(cell.day, asOfOn));
    const band = bands.find(({ toDays }) => toDays === null || age <= toDays);
    if (band) add(band, left);
  }
  return {
    ledgerItems: ledger.items,
    ledgerFen: ledger.fen,
    refundedFen,
    taxItems: tax.isKnown ? tax.items : null,
    taxFen: tax.isKnown ? tax.fen : null,
    taxItemsDifference: tax.isKnown ? taxGap.items : null,
    taxDifferenceFen: tax.isKnown ? taxGap.fen : null,
    bankItems: bank.isKnown ? bank.items : null,
    bankFen: bank.isKnown ? bank.fen : null,
    postedItems: posted.isKnown ? posted.items : null,
    postedFen: posted.isKnown ? posted.fen : null,
    notPostedItems: notPosted.isKnown ? notPosted.items : null,
    notPostedFen: notPosted.isKnown ? notPosted.fen : null,
    oldestOn,
    oldestDays: oldestOn === null || asOfOn === null ? null : Math.max(0, daysBetween(oldestOn, asOfOn)),
    notPostedByAge: bands,
    unknownItems: unknown.items,
    unknownFen: unknown.fen,
    failedItems: failed.isKnown ? failed.items : null,
    failedFen: failed.isKnown ? failed.fen : null,
  };
}

interface Sum {
  items: number;
  fen: Fen;
  isKnown?: boolean;
}

function side(): Sum {
  return { items: 0, fen: 0, isKnown: false };
}

function add(sum: Sum, by: { readonly items: number; readonly fen: Fen }): void {
  sum.items += by.items;
  sum.fen += by.fen;
  sum.isKnown = true;
}
