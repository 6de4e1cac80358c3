import * as fc from 'fast-check';
import { amountDue, type Person } from '../../../server/policy/due.ts';
import { explainDue } from '../../../server/policy/explain/due.ts';
import { usualCategoryName } from '../../../server/services/amounts/amounts-due-person.ts';
import { paymentDays, persons, richNotices } from './due-arbitraries.ts';
import { adult, on, richNotice, usualChoices } from './due-samples.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');

function say(notice: typeof linyi, changes: Partial<Person>, day = '2024-10-10'): string[] {
  return explainDue(notice, amountDue(notice, { ...adult, ...changes }, day));
}

/** The sentences about rosters that somebody is not on. */
function hints(notice: typeof linyi, changes: Partial<Person>, day = '2024-10-10'): string[] {
  const person = { ...adult, ...changes };
  const said = explainDue(notice, amountDue(notice, person, day), notice, { person, on: day });
  return said.filter((sentence) => sentence.startsWith('提示'));
}

describe('explainDue', () => {
  it('says 40 yuan, the rule and its clause, then why 80 and 200 were not used', () => {
    const categories = on('RELAPSED_OR_NEW_POVERTY', 'SUBSISTENCE_ALLOWANCE', 'DISABLED_UNABLE_TO_WORK');
    expect(say(linyi, { categories, disabilityGrade: 3 })).toEqual([
      '个人应缴 40 元：本期标准 400 元，资助 360 元（医疗救助资金 360 元，缴费时直接减免）。',
      '标准：个人缴费标准 400 元（临政办发〔2024〕22号 三“征缴标准”）。',
      '依据：返贫致贫人口，个人缴 40 元、资助 360 元（临政办发〔2024〕22号 三.2“定额资助”）。',
      '没有采用：低保对象，个人缴 80 元、资助 320 元（三.2）——也适用，但个人要缴的更多；只资助一次，按个人缴纳最少的一类。',
      '没有采用：丧失劳动能力的残疾人，个人缴 200 元、资助 200 元（三.2）——残疾等级为三级，该条要求二级及以上。',
    ]);
  });

  it('says that 稳定脱贫 pay the standard, and that the 26th is no day to pay', () => {
    expect(say(linyi, { categories: on('STABLY_LIFTED_OUT') }, '2024-10-26')).toEqual([
      '个人应缴 400 元：本期标准 400 元，没有资助。',
      '标准：个人缴费标准 400 元（临政办发〔2024〕22号 三“征缴标准”）。',
      '稳定脱贫人口没有列入分类资助，按标准缴费（临政办发〔2024〕22号 三“征缴标准”）。',
      '缴费日不是可缴费的日子；金额照算，款项待核。',
    ]);
  });

  it('calls a category that Linyi does not define 脱贫人口, not LIFTED_OUT', () => {
    const due = amountDue(linyi, { ...adult, categories: on('LIFTED_OUT') }, '2024-10-10');
    expect(explainDue(linyi, due, linyi, null, usualCategoryName)).toEqual([
      '需要复核，现在算不出应缴金额。',
      '通知没有这些人员类别：脱贫人口。请核对名册，或在方案中补上类别。',
    ]);
  });

  it('says that Luoshan has no rule for 低保, without an amount', () => {
    expect(say(luoshan, { categories: on('SUBSISTENCE_ALLOWANCE') })).toEqual([
      '本通知没有规定城乡低保对象的资助金额（罗政办〔2024〕42号 四(三)“兜牢保障底线”）。',
      '不能当作免缴，也不能当作按标准全额缴费；请查上级文件或请示后再定。',
    ]);
  });

  it('says that 特困 pay 700 yuan in a late window: the fiscal part is theirs, and who raised it from 670', () => {
    const said = say(richNotice(), { tier: 'FIRST', categories: on('EXTREME_POVERTY') }, '2025-03-15');
    expect(said.slice(0, 3)).toEqual([
      '个人应缴 700 元：本期标准 1,100 元，资助 400 元（医疗救助资金 400 元，缴费时直接减免）。',
      '标准：本征缴期收个人缴费标准（一档） 400 元加财政补助 700 元（按示例发〔2025〕1号的下限），财政补助部分由个人缴纳（示例办〔2024〕9号 一“标准”）。',
      '依据：特困人员，个人缴 700 元、资助 400 元（示例办〔2024〕9号 一“标准”）。',
    ]);
  });

  it('does not call somebody of unknown age 六十五周岁以上 where that changes no amount', () => {
    expect(say(richNotice(), { tier: 'FIRST', bornOn: null })[1]).toBe(
      '标准：个人缴费标准（一档） 400 元（示例办〔2024〕9号 一“标准”）。',
    );
    expect(say(richNotice(), { tier: 'FIRST', bornOn: '1950-01-01' })[1]).toBe(
      '标准：个人缴费标准（一档、六十五周岁以上） 400 元（示例办〔2024〕9号 一“标准”）。',
    );
  });

  it('says what to find out and what the county has to choose', () => {
    expect(say(linyi, { categories: on('DISABLED_UNABLE_TO_WORK'), disabilityGrade: null })).toEqual([
      '需要复核，现在算不出应缴金额。',
      '需要补充：残疾等级。',
      '可能适用：丧失劳动能力的残疾人，个人缴 200 元、资助 200 元（三.2）。',
    ]);
    const open = richNotice({ ...usualChoices, SUBSIDY_PRECEDENCE: null });
    expect(say(open, { tier: 'FIRST', categories: on('EXTREME_POVERTY', 'MONITORED') })).toEqual([
      '需要复核，现在算不出应缴金额。',
      '本县还没有选定：同时属于几类人员时按哪一类资助。',
      '适用：特困人员，个人缴 0 元、资助 400 元（一）。',
      '适用：监测对象，个人缴 160 元、资助 240 元（一）。',
    ]);
  });

  it('says of a minor of a low-income family who pays 400 that the category would make it 200', () => {
    const minor = { bornOn: '2012-05-05', lowIncomeFamily: true };
    expect(hints(linyi, minor)).toEqual([
      '提示：如经认定为“低收入家庭中的未成年人”，个人缴 200 元（三.2）；现在没有这一类别，按标准缴。',
    ]);
    expect(hints(linyi, { disabilityGrade: 2 })).toEqual([
      '提示：如经认定为“丧失劳动能力的残疾人”，个人缴 200 元（三.2）；现在没有这一类别，按标准缴。',
    ]);
    expect(hints(linyi, { ...minor, categories: on('STABLY_LIFTED_OUT') })).toHaveLength(1);
  });

  it('gives no hint where a fact is not known or fails, the category is there, or 80 is paid already', () => {
    const minor = { bornOn: '2012-05-05', lowIncomeFamily: true };
    expect(hints(linyi, {})).toEqual([]);
    expect(hints(linyi, { ...minor, lowIncomeFamily: null })).toEqual([]);
    expect(hints(linyi, { ...minor, bornOn: null })).toEqual([]);
    expect(hints(linyi, { disabilityGrade: 3 })).toEqual([]);
    expect(hints(linyi, { ...minor, categories: on('LOW_INCOME_MINOR') })).toEqual([]);
    expect(hints(linyi, { ...minor, categories: on('SUBSISTENCE_ALLOWANCE') })).toEqual([]);
    expect(hints(luoshan, { ...minor, disabilityGrade: 1 })).toEqual([]);
  });

  it('names the later document that brought a clause', () => {
    const revised = {
      ...linyi,
      revisions: [
        {
          document: { ...linyi.document, number: '临政办发〔2025〕3号' },
          from: '2024-10-01',
          clauses: [{ id: '三.2', title: '调整', text: '示例' }],
          changes: [{ path: 'subsidies[2].personPaysFen', becomes: 8_000 }],
        },
      ],
    };
    const due = amountDue(linyi, { ...adult, categories: on('SUBSISTENCE_ALLOWANCE') }, '2024-10-10');
    expect(explainDue(linyi, due, revised)[2]).toBe(
      '依据：低保对象，个人缴 80 元、资助 320 元（临政办发〔2025〕3号 三.2“调整”）。',
    );
  });

  it('is whole sentences for any answer, without a code or a hole', () => {
    const cases = fc
      .oneof(richNotices, fc.constantFrom(linyi, luoshan))
      .chain((notice) => fc.tuple(fc.constant(notice), persons(notice), paymentDays));
    fc.assert(
      fc.property(cases, ([notice, person, day]) => {
        const asked = { person, on: day };
        const sentences = explainDue(notice, amountDue(notice, person, day), notice, asked);
        expect(sentences.length).toBeGreaterThan(0);
        for (const sentence of sentences) {
          expect(sentence).toMatch(/。$/);
          expect(sentence).not.toMatch(/undefined|null|NaN|[A-Z]{2}|——。/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
