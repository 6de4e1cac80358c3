import fc from 'fast-check';
import { demoIdNumber } from '../../server/demo/county.ts';
import type { Actor } from '../../server/services/access.ts';
import type { EntryReason } from '../../server/services/payment-entries/payment-entries.ts';
import { Refusal } from '../../server/services/refusal.ts';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import { recountDifferences } from '../support/entries.ts';
import { EntryModel, type ModelEntry } from '../support/entry-model.ts';

const townships = ['铁铺镇', '山店乡', '周党镇'];
const today = '2024-12-20';

type Op =
  | {
      readonly kind: 'import';
      readonly rows: readonly { person: number; town: number; day: number; fen: number }[];
    }
  | { readonly kind: 'refund'; readonly at: number; readonly part: 'all' | 'half'; readonly day: number }
  | { readonly kind: 'reverse'; readonly at: number }
  | {
      readonly kind: 'correct';
      readonly at: number;
      readonly town: number;
      readonly day: number;
      readonly fen: number;
    }
  | { readonly kind: 'undo'; readonly at: number };

const town = fc.nat(townships.length - 1);
const day = fc.integer({ min: 1, max: 28 });
const fen = fc.constantFrom(40_000, 20_000);
const at = fc.nat(50);
const importOp = fc.record({
  kind: fc.constant('import' as const),
  rows: fc.array(fc.record({ person: fc.integer({ min: 1, max: 4 }), town, day, fen }), {
    minLength: 1,
    maxLength: 3,
  }),
});
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 2, arbitrary: importOp },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      at,
      part: fc.constantFrom('all', 'half'),
      day,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reverse' as const), at }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('correct' as const), at, town, day, fen }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), at }) },
) as fc.Arbitrary<Op>;

const november = (n: number) => `2024-11-${String(n).padStart(2, '0')}`;
const december = (n: number) => `2024-12-${String(Math.min(20, n)).padStart(2, '0')}`;

/** Does what a list of acts says, to the service and to the model. */
class Player {
  readonly #app: TestApp;
  readonly #token: string;
  readonly #model = new EntryModel();
  readonly #actor: Actor = {
    account: 'luoshan',
    displayName: '示例',
    role: 'BUREAU',
    countyCode: '411521',
    divisionCode: null,
  };
  #receipts = 0;

  constructor(app: TestApp, token: string) {
    this.#app = app;
    this.#token = token;
  }

  async play(act: Op): Promise<void> {
    const { payments } = this.#model;
    if (act.kind === 'import') return this.#import(act.rows);
    if (act.kind === 'undo') return this.#undo(act.at);
    const payment = payments[act.at % Math.max(1, payments.length)];
    if (!payment) return;
    const { paymentEntries } = this.#app.services;
    const choice = {
      campaignId: luoshanId,
      receiptNumber: payment.receipt,
      entryCount: payment.entryCount,
      reason: 'VERIFIED' as EntryReason,
      evidence: '',
      note: '',
    };
    const refunded = this.#model.refunded(payment.receipt);
    const rest = payment.fen - refunded;
    if (act.kind === 'refund') {
      const amountFen = act.part === 'all' ? rest : Math.floor(rest / 2);
      const on = december(act.day);
      const isAllowed = !payment.isVoid && amountFen > 0;
      const number = await outcome(() =>
        paymentEntries.recordRefund(this.#actor, { ...choice, amountFen, on }),
      );
      expect(number !== null).toBe(isAllowed);
      if (number !== null)
        this.#add({
          number,
          kind: 'REFUND',
          receipt: payment.receipt,
          replacement: null,
          fen: amountFen,
          on,
        });
    } else if (act.kind === 'reverse') {
      const number = await outcome(() => paymentEntries.reverse(this.#actor, choice));
      expect(number !== null).toBe(!payment.isVoid && refunded === 0);
      if (number === null) return;
      this.#add({
        number,
        kind: 'REVERSAL',
        receipt: payment.receipt,
        replacement: null,
        fen: payment.fen,
        on: today,
      });
      payment.isVoid = true;
    } else {
      const township = townships[act.town] ?? '';
      const paidOn = november(act.day);
      const code = this.#app.luoshan.divisions.find(({ name }) => name === township)?.code ?? '';
      const changes = {
        divisionCode: code,
        categoryCode: null,
        amountFen: act.fen,
        paidOn,
        postedOn: null,
        idNumber: null,
      };
      const isSame = township === payment.township && paidOn === payment.paidOn && act.fen === payment.fen;
      const number = await outcome(() => paymentEntries.correct(this.#actor, { ...choice, changes }));
      expect(number !== null).toBe(!payment.isVoid && refunded === 0 && !isSame);
      if (number === null) return;
      const now = await paymentEntries.payment(this.#actor, luoshanId, payment.receipt);
      const replacement = now?.replacementReceiptNumber ?? '';
      const row = await paymentEntries.payment(this.#actor, luoshanId, replacement);
      this.#add({
        number,
        kind: 'CORRECTION',
        receipt: payment.receipt,
        replacement,
        fen: payment.fen,
        on: today,
      });
      payment.isVoid = true;
      payments.push({
        receipt: replacement,
        person: payment.person,
        township,
        paidOn,
        fen: act.fen,
        batch: row?.batchNumber ?? 0,
        line: row?.line ?? 0,
        isVoid: false,
        entryCount: 1,
      });
    }
  }

  async #import(rows: Extract<Op, { kind: 'import' }>['rows']): Promise<void> {
    const made = rows.map(({ person, town, day, fen }) => {
      this.#receipts += 1;
      return {
        receipt: `M${this.#receipts}`,
        person,
        township: townships[town] ?? '',
        paidOn: november(day),
        fen,
      };
    });
    const lines = made.map(
      ({ receipt, person, township, paidOn, fen }) =>
        `${receipt},示例某,${demoIdNumber(7, person)},${township},,${fen / 100}.00,${paidOn},${paidOn}`,
    );
    const header = '电子税票号,姓名,证件号码,乡镇（街道）,人员类别,缴费金额（元）,缴费日期,入库日期';
    const result = await this.#app.importFile(`${[header, ...lines].join('\n')}\n`, this.#token);
    expect(result).toMatchObject({ outcome: 'COMMITTED', newPayments: rows.length });
    for (const [i, payment] of made.entries()) {
      const batch = result.batchNumber ?? 0;
      this.#model.payments.push({ ...payment, batch, line: i + 2, isVoid: false, entryCount: 0 });
    }
  }

  async #undo(at: number): Promise<void> {
    const { entries } = this.#model;
    const entry = entries[at % Math.max(1, entries.length)];
    if (!entry) return;
    const payment = this.#model.payment(entry.receipt);
    const isAllowed = this.#model.mayUndo(entry);
    const done = await outcome(() =>
      this.#app.services.paymentEntries.undo(this.#actor, {
        campaignId: luoshanId,
        number: entry.number,
        entryCount: payment.entryCount,
        reason: 'RECORDED_BY_MISTAKE',
        note: '',
      }),
    );
    expect(done !== null).toBe(isAllowed);
    if (done === null) return;
    entry.isUndone = true;
    payment.entryCount += 1;
    if (entry.kind !== 'REFUND') payment.isVoid = false;
    if (entry.replacement !== null) {
      const replacement = this.#model.payment(entry.replacement);
      replacement.isVoid = true;
      replacement.entryCount += 1;
    }
  }

  #add(entry: Omit<ModelEntry, 'isUndone'>): void {
    this.#model.entries.push({ ...entry, isUndone: false });
    this.#model.payment(entry.receipt).entryCount += 1;
  }

  /** The service says of every township what the model says, on two days, and the kept figures are the ledger's. */
  async compare(): Promise<void> {
    const { services } = this.#app;
    const campaign = await services.campaigns.get(this.#actor, luoshanId);
    for (const asOf of ['2024-11-14', '2024-12-10', today]) {
      const progress = await services.progress.of(this.#actor, campaign, {
        level: 'TOWNSHIP',
        under: null,
        asOf,
      });
      const rows = Object.fromEntries(
        progress.rows
          .filter(({ divisionName }) => townships.includes(divisionName))
          .map(({ divisionName, grossPersons, paidPersons, refundedPersons, amountFen, refundedFen }) => [
            divisionName,
            { grossPersons, paidPersons, refundedPersons, amountFen, refundedFen },
          ]),
      );
      expect(rows).toEqual(this.#model.figures(asOf, townships));
      const { paidPersons, amountFen, refundedFen } = progress.total;
      for (const [by, ...columns] of [
        ['CATEGORY', 'paidPersons', 'amountFen', 'refundedFen'],
        ['DAY', 'newPersons', 'amountFen', 'refundedFen'],
      ] as const) {
        const table = await services.progressTables.of(this.#actor, campaign, {
          by,
          under: null,
          asOf,
          since: null,
        });
        const sums = columns.map((column) => {
          const at = table.columns.indexOf(column);
          return table.rows.reduce((sum, row) => sum + Number(row[at]), 0);
        });
        expect([by, ...sums]).toEqual([by, paidPersons, amountFen, refundedFen]);
      }
    }
    expect(await recountDifferences(services.database, { countyCode: '411521', benefitYear: 2025 })).toEqual(
      [],
    );
  }
}

/** Null when the act was refused. */
async function outcome<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

describe.each(databases)(
  'any order of imports, refunds, reversals, corrections and undoings on $kind',
  ({ kind, fresh }) => {
    it('leaves the figures of a ledger kept on paper', async () => {
      await fc.assert(
        fc.asyncProperty(importOp, fc.array(op, { minLength: 6, maxLength: 14 }), async (first, ops) => {
          const app = await startTestApp({ databaseUrl: await fresh(), now: '2024-12-20T02:00:00Z' });
          try {
            const player = new Player(app, await app.signIn('luoshan'));
            await player.play(first);
            for (const each of ops) {
              await player.play(each);
              await player.compare();
            }
          } finally {
            await app.close();
          }
        }),
        { numRuns: kind === 'sqlite' ? 3 : 2, endOnFailure: true },
      );
    }, 120_000);
  },
);
