import fc from 'fast-check';
import { refundedSince, refundedSpans } from '../../../schema/values/refunded-spans.ts';
import { elsewhereCounties } from '../../../server/db/entries/other-counties-rule.ts';
import { explainRefund, type RefundQuestion, refundAllowance } from '../../../server/policy/refund.ts';
import { projectNotice } from './notice-samples.ts';

const paid = (id: string, paidOn: string, fen = 40_000) => ({ id, paidOn, fen });
const back = (payment: string, on: string, fen = 40_000) => ({ payment, on, fen });

describe('days on which a person is refunded', () => {
  it('has none while nothing goes back, and none without payments', () => {
    expect(refundedSpans([paid('a', '2024-11-01')], [])).toEqual([]);
    expect(refundedSpans([], [back('a', '2024-12-01')])).toEqual([]);
  });

  it('begins on the day the last of 400 yuan goes back', () => {
    const payments = [paid('a', '2024-11-01')];
    const first = back('a', '2024-12-01', 15_000);
    expect(refundedSpans(payments, [first])).toEqual([]);
    expect(refundedSpans(payments, [first, back('a', '2024-12-05', 25_000)])).toEqual([
      { on: '2024-12-05', persons: 1 },
    ]);
  });

  it('waits for both of 2 payments', () => {
    const payments = [paid('a', '2024-11-01'), paid('b', '2024-11-20')];
    expect(refundedSpans(payments, [back('b', '2024-12-01')])).toEqual([]);
    expect(refundedSpans(payments, [back('b', '2024-12-01'), back('a', '2024-12-03')])).toEqual([
      { on: '2024-12-03', persons: 1 },
    ]);
  });

  it('ends when the person pays again, and begins again when that goes back too', () => {
    const steps = refundedSpans(
      [paid('a', '2024-11-01'), paid('b', '2024-12-10')],
      [back('a', '2024-12-01'), back('b', '2024-12-20')],
    );
    expect(steps).toEqual([
      { on: '2024-12-01', persons: 1 },
      { on: '2024-12-10', persons: -1 },
      { on: '2024-12-20', persons: 1 },
    ]);
    expect(refundedSince(steps)).toBe('2024-12-20');
    expect(refundedSince(steps.slice(0, 2))).toBeNull();
  });

  it('never begins when an earlier payment comes late', () => {
    expect(
      refundedSpans([paid('a', '2024-11-01'), paid('late', '2024-10-05')], [back('a', '2024-12-01')]),
    ).toEqual([]);
  });

  it('paid again on the very day of the refund: not refunded at its end', () => {
    expect(
      refundedSpans([paid('a', '2024-11-01'), paid('b', '2024-12-01')], [back('a', '2024-12-01')]),
    ).toEqual([]);
  });

  it('paid and refunded on one day is refunded from that day', () => {
    expect(refundedSpans([paid('a', '2024-11-01')], [back('a', '2024-11-01')])).toEqual([
      { on: '2024-11-01', persons: 1 },
    ]);
  });

  it('leaves out what went back of a payment that was reversed', () => {
    expect(refundedSpans([paid('b', '2024-11-20')], [back('a', '2024-12-01')])).toEqual([]);
  });

  it('never for a payment of 0 yuan, which nobody can give back', () => {
    expect(refundedSpans([paid('a', '2024-11-01', 0)], [])).toEqual([]);
    expect(
      refundedSpans([paid('a', '2024-11-01', 0), paid('b', '2024-11-02')], [back('b', '2024-12-01')]),
    ).toEqual([]);
  });

  it('adds up on every day to 1 where all of the payments so far are back, else to 0', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2024-11-0${n}`);
    const payment = fc.record({ day, fen: fc.constantFrom(0, 10, 20) });
    const refund = fc.record({ at: fc.nat(3), day, fen: fc.constantFrom(5, 10, 20) });
    fc.assert(
      fc.property(
        fc.array(payment, { maxLength: 4 }),
        fc.array(refund, { maxLength: 6 }),
        (some, refunds) => {
          const payments = some.map((each, i) => paid(String(i), each.day, each.fen));
          const money = refunds.map((each) => back(String(each.at), each.day, each.fen));
          const steps = refundedSpans(payments, money);
          expect(steps.map(({ persons }) => persons)).toEqual(steps.map((_, i) => (i % 2 === 0 ? 1 : -1)));
          for (let n = 1; n <= 9; n++) {
            const until = `2024-11-0${n}`;
            const so = payments.filter(({ paidOn }) => paidOn <= until);
            const all = so.every(
              ({ id, fen }) =>
                fen > 0 &&
                money.filter((m) => m.payment === id && m.on <= until).reduce((sum, m) => sum + m.fen, 0) >=
                  fen,
            );
            const sum = steps.reduce((total, { on, persons }) => (on <= until ? total + persons : total), 0);
            expect(sum).toBe(so.length > 0 && all ? 1 : 0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('how much of a payment may go back', () => {
  const notice = projectNotice('luoshan-2025');
  const question: RefundQuestion = {
    paidOn: '2024-11-01',
    on: '2024-12-31',
    restFen: 40_000,
    overpaidFen: 0,
    bornOn: null,
    categories: [],
  };
  const ask = (changes: Partial<RefundQuestion>) => refundAllowance(notice, { ...question, ...changes });

  it('is all of it on 31 December, the day before cover begins', () => {
    expect(ask({})).toMatchObject({ mostFen: 40_000, why: 'BEFORE_BENEFIT', benefitStartsOn: '2025-01-01' });
  });

  it('is nothing on 1 January, and the sentence says since when', () => {
    const allowance = ask({ on: '2025-01-01' });
    expect(allowance).toMatchObject({ mostFen: 0, why: 'BENEFIT_STARTED' });
    expect(explainRefund(allowance)).toContain('2025年1月1日');
    expect(explainRefund(allowance)).toContain('不能退费');
  });

  it('is the 320 yuan beyond what is due at any time, but never more than is left of the payment', () => {
    expect(ask({ on: '2025-03-01', overpaidFen: 32_000 })).toMatchObject({
      mostFen: 32_000,
      why: 'OVERPAID',
    });
    expect(ask({ on: '2025-03-01', overpaidFen: 32_000, restFen: 10_000 })).toMatchObject({
      mostFen: 10_000,
    });
    expect(ask({ on: '2025-03-01', overpaidFen: null })).toMatchObject({ mostFen: 0 });
  });

  it('is nothing when all has gone back', () => {
    expect(ask({ restFen: 0 })).toMatchObject({ mostFen: 0, why: 'NOTHING_LEFT' });
    expect(explainRefund(ask({ restFen: 0 }))).toBe('这一笔已经没有可退的金额。');
  });

  it('counts from the earliest possible day where the notice does not tell, outside every window', () => {
    const late = ask({ paidOn: '2025-12-20', on: '2025-12-20' });
    expect(late).toMatchObject({ mostFen: 0, isStated: false, benefitStartsOn: '2025-12-20' });
    expect(explainRefund(late)).toContain('没有确定');
    expect(ask({ paidOn: '2024-08-01', on: '2024-12-31' })).toMatchObject({ mostFen: 40_000 });
  });
});

describe('the county that counts a person', () => {
  const at = (countyCode: string, countedOn: string, changes: object = {}) => ({
    countyCode,
    countedOn,
    isRefunded: false,
    isElsewhere: false,
    gaveUp: false,
    ...changes,
  });
  const away = (...persons: ReturnType<typeof at>[]) => [...elsewhereCounties(persons)];

  it('is the one of the earlier day; of one day that of the smaller code', () => {
    expect(away(at('2', '2024-11-01'), at('1', '2024-11-02'))).toEqual([['1', '2']]);
    expect(away(at('2', '2024-11-01'), at('1', '2024-11-01'))).toEqual([['2', '1']]);
    expect(away(at('1', '2024-11-01'))).toEqual([]);
  });

  it('is 1 of 3', () => {
    expect(away(at('3', '2024-10-01'), at('1', '2024-11-01'), at('2', '2024-11-02'))).toEqual([
      ['1', '3'],
      ['2', '3'],
    ]);
  });

  it('is the other one when one gives the person up; when both do, the earlier one', () => {
    expect(away(at('1', '2024-11-01', { gaveUp: true }), at('2', '2024-11-02'))).toEqual([['1', '2']]);
    const both = [at('1', '2024-11-01', { gaveUp: true }), at('2', '2024-11-02', { gaveUp: true })];
    expect(away(...both)).toEqual([['2', '1']]);
  });

  it('is not one that gave all money back, which is taken off once', () => {
    expect(away(at('1', '2024-11-01', { isRefunded: true }), at('2', '2024-11-02'))).toEqual([]);
    const later = at('2', '2024-11-02', { isRefunded: true, isElsewhere: true });
    expect(away(at('1', '2024-11-01'), later)).toEqual([['2', '1']]);
    expect(away(at('1', '2024-11-01', { isRefunded: true }), later)).toEqual([]);
  });
});
