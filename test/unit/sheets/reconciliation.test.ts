import { identityFromTableName, tableNameFor } from '../../../schema/sheets/identity.ts';
import {
  type ReconciliationFiguresView,
  type ReconciliationView,
  reconciliationSheet,
} from '../../../schema/sheets/reconciliation.ts';
import { reconcile } from '../../../server/policy/reconciliation.ts';

const bands = [
  { fromDays: 0, toDays: 3 },
  { fromDays: 4, toDays: 7 },
  { fromDays: 8, toDays: 15 },
  { fromDays: 16, toDays: null },
];

function figures(changes: Partial<ReconciliationFiguresView> = {}): ReconciliationFiguresView {
  return {
    ledgerItems: 3,
    ledgerFen: 120_000,
    refundedFen: 0,
    taxItems: 3,
    taxFen: 118_000,
    taxDifferenceFen: 2_000,
    bankItems: 2,
    bankFen: 80_000,
    postedFen: 80_000,
    notPostedItems: 1,
    notPostedFen: 40_000,
    oldestDays: 18,
    notPostedByAge: bands.map((band, index) => ({
      ...band,
      items: index === 3 ? 1 : 0,
      fen: index === 3 ? 40_000 : 0,
    })),
    unknownItems: 0,
    unknownFen: 0,
    failedItems: 1,
    failedFen: 40_000,
    ...changes,
  };
}

const noBank: Partial<ReconciliationFiguresView> = {
  bankItems: null,
  bankFen: null,
  failedItems: null,
  failedFen: null,
};

function view(changes: Partial<ReconciliationView> = {}): ReconciliationView {
  return {
    campaign: {
      id: '411521-2025',
      name: '示例',
      countyName: '罗山县',
      benefitYear: 2025,
      documentNumber: '罗政办〔2024〕42号',
    },
    identity: {
      kind: 'reconciliation',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    by: 'TOWNSHIP',
    asOfOn: '2024-10-26',
    calculatedAt: '2024-11-01T02:00:00Z',
    countedAs: 'ITEMS',
    postingFact: 'BANK',
    sources: [
      {
        source: 'TAX',
        isLoaded: true,
        form: 'DETAILS',
        fromOn: '2024-10-08',
        toOn: '2024-10-20',
        batches: 2,
      },
      {
        source: 'BANK',
        isLoaded: true,
        form: 'DETAILS',
        fromOn: '2024-10-08',
        toOn: '2024-10-26',
        batches: 1,
      },
    ],
    rows: [
      { key: '411521-04', divisionName: '周党镇', day: null, figures: figures() },
      { key: '411521-05', divisionName: '庙仙乡', day: null, figures: figures() },
    ],
    total: figures({ ledgerItems: 6, ledgerFen: 240_000 }),
    ...changes,
  };
}

describe('reconciliationSheet', () => {
  it('shows a total of 2,240,000,000.00 yuan in every column of money', () => {
    const fen = 224_000_000_000;
    const all = { ledgerFen: fen, taxFen: fen, bankFen: fen, postedFen: fen, unknownFen: fen };
    const { columns } = reconciliationSheet(view({ total: figures(all) }));
    const widths = new Map(columns.map(({ key, width }) => [key, width]));
    for (const key of ['ledgerAmount', 'taxAmount', 'bankAmount', 'posted', 'unknown']) {
      expect(widths.get(key)).toBe(20);
    }
  });

  it('writes 1,200.00 yuan for 120,000 fen, keys each row, and adds up what adds up', () => {
    const sheet = reconciliationSheet(view());
    const keys = sheet.columns.map(({ key }) => key);
    const [first] = sheet.rows.filter(({ role }) => role === 'data');
    expect(first?.key).toBe('411521-04');
    expect(first?.cells[keys.indexOf('ledgerAmount')]).toEqual({ value: 1200 });
    expect(first?.cells[keys.indexOf('taxDifference')]).toEqual({ value: 20 });
    expect(first?.cells[keys.indexOf('overdue')]).toEqual({ value: 400 });
    const total = sheet.rows.find(({ role }) => role === 'total');
    expect(total?.cells[keys.indexOf('ledgerAmount')]).toEqual({ value: 2400, formula: '=SUM(D4:D5)' });
    // The rows say 2,360 together, the answer 1,180: the answer stands, and no formula says otherwise.
    expect(total?.cells[keys.indexOf('taxAmount')]).toEqual({ value: 1180 });
    expect(total?.cells[keys.indexOf('oldestDays')]).toEqual({ value: 18 });
    expect(sheet.table?.keyColumn).toBe(keys.indexOf('key'));
    for (const row of sheet.rows) expect(row.cells).toHaveLength(keys.length);
  });

  it('leaves the bank empty, not zero, without a bank statement, and says what 入库 rests on', () => {
    const rows = [{ key: '411521-04', divisionName: '周党镇', day: null, figures: figures(noBank) }];
    const sources = [
      view().sources[0]!,
      { source: 'BANK' as const, isLoaded: false, fromOn: null, toOn: null, batches: 0 },
    ];
    const sheet = reconciliationSheet(
      view({ rows, total: figures(noBank), postingFact: 'TAX_POSTED_ON', sources }),
    );
    const keys = sheet.columns.map(({ key }) => key);
    const row = sheet.rows.find(({ role }) => role === 'data');
    const total = sheet.rows.find(({ role }) => role === 'total');
    for (const key of ['bankItems', 'bankAmount', 'failedItems', 'failed']) {
      expect(row?.cells[keys.indexOf(key)]?.value).toBeNull();
      expect(total?.cells[keys.indexOf(key)]?.value).toBeNull();
    }
    const notes = sheet.rows.filter(({ role }) => role === 'note').map(({ cells }) => cells[0]?.value);
    expect(notes[0]).toBe(
      '对账单：税务对账单已载入 2024-10-08 至 2024-10-20（2 份）；银行对账单没有载入，该列留空，表示不知道，不是零；已入库以缴费明细的入库日期为准（税务入库）。',
    );
    expect(notes[1]).toContain('16 天以上 1 笔 400.00 元');
  });

  it('keeps townships, days and the list apart by their names', () => {
    const { identity } = view();
    const days = { ...identity, by: 'DAY' as const };
    expect(tableNameFor(days)).not.toBe(tableNameFor(identity));
    expect(identityFromTableName(tableNameFor(days))).toEqual(days);
    expect(identityFromTableName(tableNameFor(identity))).toEqual(identity);
  });
});

describe('reconcile', () => {
  const cell = {
    township: 'A',
    day: '2024-10-08',
    ledgerItems: 2,
    ledgerFen: 80_000,
    refundedFen: 0,
    tax: null,
    bank: null,
    posted: null,
    failed: null,
  };

  it('knows nothing of a side that no cell knows, and takes 80,000 fen as not known', () => {
    expect(reconcile([cell], null)).toMatchObject({
      taxFen: null,
      bankFen: null,
      notPostedFen: null,
      oldestDays: null,
      unknownItems: 2,
      unknownFen: 80_000,
    });
  });

  it('puts 3 days into the first band and 4 into the second, and ages nothing that is posted', () => {
    const open = { ...cell, posted: { items: 1, fen: 40_000 } };
    const cells = [
      { ...open, day: '2024-10-10' },
      { ...open, day: '2024-10-09' },
      { ...cell, day: '2024-09-01', posted: { items: 2, fen: 80_000 } },
    ];
    const answer = reconcile(cells, '2024-10-13');
    expect(answer.notPostedByAge.map(({ items }) => items)).toEqual([1, 1, 0, 0]);
    expect(answer).toMatchObject({ oldestOn: '2024-10-09', oldestDays: 4, notPostedFen: 80_000 });
  });

  it('calls the rest of a day unknown when only a late posting of it is told', () => {
    const late = { ...cell, posted: { items: 1, fen: 40_000 }, isRestUnknown: true };
    expect(reconcile([late], '2024-10-31')).toMatchObject({
      postedFen: 40_000,
      notPostedFen: null,
      oldestOn: null,
      unknownItems: 1,
      unknownFen: 40_000,
    });
  });

  it('adds the bands up to what is not posted', () => {
    const cells = Array.from({ length: 30 }, (_, n) => ({
      ...cell,
      day: `2024-10-${String(n + 1).padStart(2, '0')}`,
      posted: { items: n % 3, fen: (n % 3) * 40_000 },
    }));
    const answer = reconcile(cells, '2024-10-31');
    const sum = answer.notPostedByAge.reduce((all, { fen }) => all + fen, 0);
    expect(sum).toBe(answer.notPostedFen);
    expect((answer.postedFen ?? 0) + sum).toBe(answer.ledgerFen);
  });
});
