import type { ReconciliationCells } from '../../../server/db/statements/read.ts';
import { reconcile } from '../../../server/policy/reconciliation.ts';
import { joinCells } from '../../../server/services/reconciliation/cells.ts';

const township = '411521-04';
const ledger = (day: string) => ({ township, day, persons: 2, payments: 2, fen: 80_000, refundedFen: 0 });
const nothing = {
  township,
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

/** Deductions to 29 December, posted to 31 December. */
const cells: ReconciliationCells = {
  ledger: [ledger('2024-12-28'), ledger('2024-12-29'), ledger('2024-12-30'), ledger('2024-12-31')],
  statements: [
    { ...nothing, day: '2024-12-29', postedItems: 1, postedFen: 40_000, settledItems: 1, settledFen: 40_000 },
    { ...nothing, day: '2024-12-30', ledgerPostedItems: 2, ledgerPostedFen: 80_000 },
  ],
  corrections: [],
  covered: [
    {
      source: 'BANK',
      form: 'DETAILS',
      township: null,
      fromOn: '2024-12-01',
      toOn: '2024-12-31',
      batches: 1,
      lastImportedAt: '2025-01-02T02:00:00.000Z',
    },
  ],
  bankPaidTo: '2024-12-29',
};

describe('joinCells', () => {
  it('calls 2 payments of the 30th posted by their own day, 2 of the 31st not known, 3 before not posted', () => {
    const joined = joinCells(cells, false);
    expect(joined.asOfOn).toBe('2024-12-31');
    const of = (day: string) =>
      reconcile(
        joined.cells.filter((cell) => cell.day === day),
        joined.asOfOn,
      );
    expect(of('2024-12-28')).toMatchObject({ postedItems: 0, notPostedItems: 2, unknownItems: 0 });
    expect(of('2024-12-29')).toMatchObject({ postedItems: 1, notPostedItems: 1, unknownItems: 0 });
    expect(of('2024-12-30')).toMatchObject({ postedItems: 2, notPostedItems: null, unknownItems: 0 });
    expect(of('2024-12-31')).toMatchObject({ postedItems: null, notPostedItems: null, unknownItems: 2 });
  });

  it('reckons with 2 payments of the 30th that the bank took and has not posted', () => {
    const { cells: joined, asOfOn } = joinCells({ ...cells, bankPaidTo: '2024-12-30' }, false);
    const on30 = joined.filter(({ day }) => day === '2024-12-30');
    expect(reconcile(on30, asOfOn)).toMatchObject({ postedItems: 0, notPostedItems: 2, unknownItems: 0 });
  });
});
