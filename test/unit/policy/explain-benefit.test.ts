import { type BenefitFacts, benefitStart } from '../../../server/policy/benefit.ts';
import { explainBenefit, explainNewborn } from '../../../server/policy/explain/benefit.ts';
import { newbornDue } from '../../../server/policy/newborn.ts';
import { concentrated, newbornRules, waitingNotice } from './waiting-notice.ts';

function said(
  paidOn: string,
  facts: Partial<BenefitFacts> = {},
  changes: Readonly<Record<string, unknown>> = {},
) {
  const adult = { bornOn: '1980-05-01', categories: [], history: { insuredYears: [2025] } };
  return explainBenefit(benefitStart(waitingNotice(changes), { ...adult, paidOn, ...facts }));
}

describe('explainBenefit', () => {
  it('says the first and the last day and the rule', () => {
    expect(said('2025-10-05')).toEqual([
      '2026年1月1日起享受待遇，至2026年12月31日：从待遇年度1月1日起（一）。',
    ]);
  });

  it('says the 7 months after four missed years and what one paid year would do', () => {
    expect(said('2026-01-31', { history: { insuredYears: [2021] } })).toEqual([
      '2026年9月1日起享受待遇，至2026年12月31日：从缴费次日起，并须等待期满（一）。',
      '待遇等待期 7 个月：固定 3 个月，连续断保 4 年增加 4 个月（二）。',
      '补缴 1 年（共 400 元），等待期可减为 6 个月（二）。',
    ]);
  });

  it('says that a payment in October is not covered before the year', () => {
    const windows = [concentrated({ benefit: { start: 'PAYMENT_DATE', clause: '一' } })];
    expect(said('2025-10-05', {}, { windows })).toEqual([
      '2026年1月1日起享受待遇，至2026年12月31日：从缴费当日起，不早于待遇年度1月1日（一）。',
    ]);
  });

  it('says that a long gap leaves 6 months however much is paid', () => {
    expect(said('2026-01-31', { history: { insuredYears: [2021] }, paidUpYears: 4 })[1]).toBe(
      '待遇等待期 6 个月：固定 3 个月，连续断保 4 年增加 4 个月，补缴减少 4 个月，长期断缴的合计不少于 6 个月（二）。',
    );
  });

  it('says that this year is over before the waiting is', () => {
    expect(said('2026-09-30', { history: { insuredYears: [2025] } })).toEqual([
      '2026年12月31日起享受待遇，至2026年12月31日：从缴费次日起，并须等待期满（一）。',
      '待遇等待期 3 个月：固定 3 个月（二）。',
    ]);
    expect(said('2026-09-30', { history: { insuredYears: [2024] } })[0]).toBe(
      '本年度不能享受待遇：最早从2027年1月31日起，而本年度待遇到2026年12月31日为止（一）。',
    );
  });

  it('says why a payment is looked at again', () => {
    expect(said('2026-10-01')).toEqual(['缴费日不在任何征缴期内：保留缴费，待复核。']);
    expect(said('2026-01-31', { history: null })).toEqual([
      '还不能确定：不知道以前各年的参保情况，可能有待遇等待期（二）。',
    ]);
    const windows = [concentrated({ openDaysOfMonth: { from: 1, to: 25 }, benefit: null })];
    expect(said('2025-10-26', {}, { windows })).toEqual([
      '缴费日在集中征缴期内，但当日停止缴费：保留缴费，待复核。',
      '如予认可：通知没有规定集中征缴期缴费从哪一天起享受待遇（一）。',
    ]);
  });
});

describe('explainNewborn', () => {
  const of = (bornOn: string, paidOn: string, rules: object) =>
    explainNewborn(newbornDue(waitingNotice(newbornRules({ ...rules })), { bornOn, paidOn }));

  it('says two years for a child of December paid for in January', () => {
    expect(of('2025-12-20', '2026-01-10', { straddling: 'BIRTH_YEAR_FIRST' })).toEqual([
      '按期参保（到2026年3月20日止）（三）。',
      '2025 年度按该年度通知的标准缴费（三）。',
      '2026 年度应缴 400 元，可以不缴；享受分类资助的另减（三）。',
    ]);
  });

  it('says that the notice does not ask for both years, and still what 2026 costs', () => {
    expect(of('2025-12-20', '2026-01-10', { straddling: 'NOT_STATED' }).slice(2)).toEqual([
      '2026 年度应缴 400 元；享受分类资助的另减（三）。',
      '跨年度参保是否各年都要缴，通知没有规定（三）。',
    ]);
  });

  it('says free, not 0 yuan, and not stated where the notice is silent', () => {
    expect(of('2026-03-01', '2026-04-01', { birthYear: 'FREE' })[1]).toBe('2026 年度免缴（三）。');
    expect(of('2026-03-01', '2026-04-01', { birthYear: 'NOT_STATED' })[1]).toBe(
      '2026 年度应缴多少，通知没有规定（三）。',
    );
    expect(explainNewborn({ kind: 'noRule' })).toEqual(['通知没有规定新生儿怎样参保。']);
  });
});
