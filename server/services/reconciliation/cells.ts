import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { CoveredDays, ReconciliationCells, StatementCell } from '../../db/statements/read.ts';
import type { ReconciliationCell } from '../../policy/reconciliation.ts';

export type PostingFact = 'BANK' | 'TAX_POSTED_ON' | 'NONE';

/** How far the statements of one source reach. */
export interface SourceReach {
  readonly source: 'TAX' | 'BANK';
  readonly isLoaded: boolean;
  readonly form: 'DETAILS' | 'TOTALS' | null;
  readonly fromOn: LocalDate | null;
  readonly toOn: LocalDate | null;
  readonly batches: number;
  readonly lastImportedAt: string | null;
}

export interface JoinedCells {
  readonly cells: readonly ReconciliationCell[];
  readonly postingFact: PostingFact;
  readonly countedAs: 'ITEMS' | 'PERSONS';
  /** The day ages are counted to. */
  readonly asOfOn: LocalDate | null;
  readonly sources: readonly SourceReach[];
}

const empty: Omit<StatementCell, 'township' | 'day'> = {
  taxItems: 0,
  taxFen: 0,
  postedItems: 0,
  postedFen: 0,
  failedItems: 0,
  failedFen: 0,
  settledItems: 0,
  settledFen: 0,
  ledgerPostedItems: 0,
  ledgerPostedFen: 0,
};

/** Puts ledger and statements of each township and day together, and tells what is not known from what is nothing. */
export function joinCells(
  { ledger, statements, corrections, covered, bankPaidTo }: ReconciliationCells,
  isTotalsOnly: boolean,
): JoinedCells {
  const sources = (['TAX', 'BANK'] as const).map((source) => reachOf(source, covered));
  const bankForm = sources[1]?.form ?? null;
  const corrected = new Map(corrections.map((row) => [`${row.township} ${row.day}`, row]));
  const ledgerPosted = (cell: StatementCell | undefined, key: string) => ({
    items: (cell?.ledgerPostedItems ?? 0) + (corrected.get(key)?.items ?? 0),
    fen: (cell?.ledgerPostedFen ?? 0) + (corrected.get(key)?.fen ?? 0),
  });
  const hasPostedDays = statements.some(({ ledgerPostedItems }) => ledgerPostedItems > 0);
  const postingFact: PostingFact = bankForm !== null ? 'BANK' : hasPostedDays ? 'TAX_POSTED_ON' : 'NONE';
  const byLedger = new Map(ledger.map((cell) => [`${cell.township} ${cell.day}`, cell]));
  const byStatement = new Map(statements.map((cell) => [`${cell.township} ${cell.day}`, cell]));
  const cells: ReconciliationCell[] = [];
  for (const key of [...new Set([...byLedger.keys(), ...byStatement.keys()])].sort()) {
    const own = byLedger.get(key);
    const said = byStatement.get(key) ?? { ...empty, township: own?.township ?? '', day: own?.day ?? '' };
    const { township, day } = said;
    const items = isTotalsOnly ? (own?.persons ?? 0) : (own?.payments ?? 0);
    const fen = own?.fen ?? 0;
    const isTaxKnown = isWithin(covered, 'TAX', township, day);
    // A posting that is there is known, also when its payment's day lies before the bank's first statement; what became
    // of the day's other payments is not.
    // Its last posting days come after the last payments that it names: of payments of those days it says nothing.
    const isNamed = bankForm !== 'DETAILS' || (bankPaidTo !== null && day <= bankPaidTo);
    const isCovered = isNamed && isWithin(covered, 'BANK', township, day);
    const isBankKnown = isCovered || said.postedItems > 0;
    const settled =
      bankForm === 'TOTALS'
        ? { items: Math.min(items, said.postedItems), fen: Math.min(fen, said.postedFen) }
        : { items: said.settledItems, fen: said.settledFen };
    // Where no bank statement covers the day, a payment's own posting day tells.
    const itself = ledgerPosted(byStatement.get(key), key);
    const isPostedKnown = isBankKnown || itself.items > 0;
    cells.push({
      township,
      day,
      ledgerItems: items,
      ledgerFen: fen,
      refundedFen: own?.refundedFen ?? 0,
      tax: isTaxKnown ? { items: said.taxItems, fen: said.taxFen } : null,
      bank: isBankKnown ? { items: said.postedItems, fen: said.postedFen } : null,
      posted:
        postingFact === 'TAX_POSTED_ON'
          ? itself
          : postingFact === 'BANK' && isPostedKnown
            ? isCovered
              ? settled
              : greater(settled, itself)
            : null,
      ...(postingFact === 'BANK' && isPostedKnown && !isCovered ? { isRestUnknown: true } : {}),
      failed:
        bankForm === 'DETAILS' && (isBankKnown || said.failedItems > 0)
          ? { items: said.failedItems, fen: said.failedFen }
          : null,
    });
  }
  const lastPaidOn = ledger.reduce((last, { day, fen }) => (fen > 0 && day > last ? day : last), '');
  return {
    cells,
    postingFact,
    countedAs: isTotalsOnly ? 'PERSONS' : 'ITEMS',
    asOfOn: sources[1]?.toOn ?? (lastPaidOn === '' ? null : lastPaidOn),
    sources,
  };
}

interface Posted {
  readonly items: number;
  readonly fen: number;
}

function greater(one: Posted, other: Posted): Posted {
  return one.items >= other.items ? one : other;
}

function reachOf(source: 'TAX' | 'BANK', covered: readonly CoveredDays[]): SourceReach {
  const rows = covered.filter((row) => row.source === source);
  const [first] = rows;
  return {
    source,
    isLoaded: rows.length > 0,
    form: first?.form ?? null,
    fromOn: rows.map(({ fromOn }) => fromOn).sort()[0] ?? null,
    toOn:
      rows
        .map(({ toOn }) => toOn)
        .sort()
        .at(-1) ?? null,
    batches: rows.reduce((sum, { batches }) => sum + batches, 0),
    lastImportedAt:
      rows
        .map(({ lastImportedAt }) => lastImportedAt)
        .sort()
        .at(-1) ?? null,
  };
}

/**
 * The tax office's statements cover the days from their first to their last line. A bank posts what was collected days
 * before, so its statements count as one stretch. A statement of one township says nothing of the others.
 */
function isWithin(
  covered: readonly CoveredDays[],
  source: 'TAX' | 'BANK',
  township: string,
  day: LocalDate,
): boolean {
  const rows = covered.filter(
    (row) => row.source === source && (row.township === null || row.township === township),
  );
  if (source === 'TAX') return rows.some(({ fromOn, toOn }) => fromOn <= day && day <= toOn);
  return rows.some(({ fromOn }) => fromOn <= day) && rows.some(({ toOn }) => day <= toOn);
}
