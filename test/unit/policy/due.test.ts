import { type AmountDue, amountDue, type Person } from '../../../server/policy/due.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { noticeShape } from '../../../server/policy/notice-shape.ts';
import { adult, on, richNotice, richParts, usualChoices, withChoices } from './due-samples.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');
const payday = '2024-10-10';

/** Yuan the person pays and yuan paid for them, or the kind of answer and why. */
function short(due: AmountDue): unknown {
  if (due.kind === 'due') return [due.personPaysFen / 100, due.assistanceFen / 100];
  return due.kind === 'noRule' ? due.categories : [due.reason, ...due.missing];
}

function ask(notice: Notice, changes: Partial<Person>, day = payday): unknown {
  return short(amountDue(notice, { ...adult, ...changes }, day));
}

describe('amountDue under the notice of Linyi', () => {
  it.each([
    ['EXTREME_POVERTY', 0, 400],
    ['ORPHAN', 0, 400],
    ['DE_FACTO_UNATTENDED_CHILD', 0, 400],
    ['RELAPSED_OR_NEW_POVERTY', 40, 360],
    ['SUBSISTENCE_ALLOWANCE', 80, 320],
    ['UNSTABLY_LIFTED_OUT', 120, 280],
    ['AT_RISK_OF_POVERTY', 120, 280],
    ['SUDDEN_SEVERE_HARDSHIP', 120, 280],
    ['STABLY_LIFTED_OUT', 400, 0],
    ['SPECIAL_CARE', 400, 0],
  ])('asks %s for %d yuan and the assistance for %d', (code, pays, assistance) => {
    expect(ask(linyi, { categories: on(code) })).toEqual([pays, assistance]);
  });

  it('asks everyone else for 400 yuan, whatever is not known about them', () => {
    const unknown = {
      bornOn: null,
      disabilityGrade: null,
      lowIncomeFamily: null,
      student: null,
      ethnicMinority: null,
    };
    expect(ask(linyi, unknown)).toEqual([400, 0]);
  });

  it('asks 返贫致贫 for 40 yuan although they are 低保 too, and says why 80 was not used', () => {
    const categories = on('SUBSISTENCE_ALLOWANCE', 'RELAPSED_OR_NEW_POVERTY');
    expect(amountDue(linyi, { ...adult, categories }, payday)).toEqual({
      kind: 'due',
      standardFen: 40_000,
      personPaysFen: 4_000,
      assistanceFen: 36_000,
      payers: [{ payer: 'MEDICAL_ASSISTANCE', timing: 'AT_SOURCE', fen: 36_000 }],
      winning: {
        index: 1,
        category: 'RELAPSED_OR_NEW_POVERTY',
        inheritedFrom: null,
        personPaysFen: 4_000,
        assistanceFen: 36_000,
        why: { kind: 'WINS' },
        clause: '三.2',
      },
      losing: [
        {
          index: 2,
          category: 'SUBSISTENCE_ALLOWANCE',
          inheritedFrom: null,
          personPaysFen: 8_000,
          assistanceFen: 32_000,
          why: { kind: 'HIGHER_AMOUNT' },
          clause: '三.2',
        },
      ],
      standard: {
        kind: 'STANDARD',
        individualFen: 40_000,
        fiscalFen: 0,
        tier: null,
        group: null,
        day: 'open',
        clause: '三',
      },
      unlisted: [],
      clause: '三.2',
    });
  });

  it.each([
    [1, 200, 200],
    [2, 200, 200],
    [3, 400, 0],
    [0, 400, 0],
  ])('asks a disabled person of grade %d for %d yuan', (disabilityGrade, pays, assistance) => {
    expect(ask(linyi, { categories: on('DISABLED_UNABLE_TO_WORK'), disabilityGrade })).toEqual([
      pays,
      assistance,
    ]);
  });

  it('sends a disabled person without a known grade to review, naming the grade', () => {
    const categories = on('DISABLED_UNABLE_TO_WORK');
    expect(amountDue(linyi, { ...adult, categories, disabilityGrade: null }, payday)).toMatchObject({
      kind: 'needsReview',
      reason: 'FACT_UNKNOWN',
      missing: ['disabilityGrade'],
      candidates: [
        { index: 4, personPaysFen: 20_000, why: { kind: 'NOT_KNOWN', missing: ['disabilityGrade'] } },
      ],
    });
  });

  it('asks a disabled 低保 person without a known grade for 80 yuan: no grade would make it less', () => {
    const categories = on('DISABLED_UNABLE_TO_WORK', 'SUBSISTENCE_ALLOWANCE');
    const due = amountDue(linyi, { ...adult, categories, disabilityGrade: null }, payday);
    expect(short(due)).toEqual([80, 320]);
    expect(due).toMatchObject({ winning: { index: 2 }, losing: [{ index: 4, why: { kind: 'NOT_KNOWN' } }] });
  });

  it.each([
    ['1964-10-10', 200],
    ['1964-10-11', 400],
  ])('asks somebody of a low-income family born on %s for %d yuan on 2024-10-10', (bornOn, pays) => {
    const person = { bornOn, lowIncomeFamily: true, categories: on('LOW_INCOME_ELDERLY') };
    expect(ask(linyi, person)).toEqual([pays, 400 - pays]);
  });

  it('asks a minor outside a low-income family for 400 yuan', () => {
    const person = { bornOn: '2012-03-01', categories: on('LOW_INCOME_MINOR') };
    expect(ask(linyi, { ...person, lowIncomeFamily: false })).toEqual([400, 0]);
    expect(ask(linyi, { ...person, lowIncomeFamily: true })).toEqual([200, 200]);
    expect(ask(linyi, { ...person, lowIncomeFamily: null })).toEqual(['FACT_UNKNOWN', 'lowIncomeFamily']);
  });

  it('asks a person of a low-income family for 200 yuan until the day before 18, and 400 from the birthday', () => {
    const person = { bornOn: '2006-10-10', lowIncomeFamily: true, categories: on('LOW_INCOME_MINOR') };
    expect(ask(linyi, person, '2024-10-09')).toEqual([200, 200]);
    expect(ask(linyi, person, '2024-10-10')).toEqual([400, 0]);
  });

  it('names an unknown day of birth only where it decides', () => {
    const person = { bornOn: null, lowIncomeFamily: true, categories: on('LOW_INCOME_ELDERLY') };
    expect(ask(linyi, person)).toEqual(['FACT_UNKNOWN', 'bornOn']);
    expect(ask(linyi, { ...person, categories: on('LOW_INCOME_ELDERLY', 'ORPHAN') })).toEqual([0, 400]);
  });

  it.each([
    ['RISK_ELIMINATED', [400, 0]],
    ['SUPPORT_ENDED', [400, 0]],
    ['ACTIVE', [120, 280]],
  ] as const)('asks an 边缘易致贫 person whose status is %s for %j', (status, answer) => {
    const categories = [{ code: 'AT_RISK_OF_POVERTY', status, from: null, to: null }];
    expect(ask(linyi, { categories })).toEqual(answer);
  });

  it('says on a closed day of the month and outside the window where the payment lies', () => {
    const dayOf = (day: string) => {
      const due = amountDue(linyi, adult, day);
      return due.kind === 'due' ? [due.personPaysFen, due.standard.day] : due.kind;
    };
    expect(dayOf('2024-10-25')).toEqual([40_000, 'open']);
    expect(dayOf('2024-10-26')).toEqual([40_000, 'closedDay']);
    expect(dayOf('2025-02-26')).toEqual([40_000, 'outside']);
  });

  it('needs a choice of the order only when two rules give two amounts', () => {
    const open = withChoices(linyi, { SUBSIDY_PRECEDENCE: null });
    expect(ask(open, { categories: on('RELAPSED_OR_NEW_POVERTY', 'SUBSISTENCE_ALLOWANCE') })).toEqual([
      'PRECEDENCE_NOT_SETTLED',
      'SUBSIDY_PRECEDENCE',
    ]);
    expect(ask(open, { categories: on('UNSTABLY_LIFTED_OUT', 'AT_RISK_OF_POVERTY') })).toEqual([120, 280]);
    expect(ask(open, { categories: on('EXTREME_POVERTY', 'ORPHAN') })).toEqual([0, 400]);
  });

  it('needs the day ages are counted on only when the days differ', () => {
    const open = withChoices(linyi, { AGE_REFERENCE_DAY: null });
    const elder = (bornOn: string) => ({
      bornOn,
      lowIncomeFamily: true,
      categories: on('LOW_INCOME_ELDERLY'),
    });
    expect(ask(open, elder('1964-08-31'))).toEqual([200, 200]);
    expect(ask(open, elder('1964-12-01'))).toEqual(['AGE_DAY_NOT_SETTLED', 'AGE_REFERENCE_DAY']);
    expect(ask(open, elder('1965-01-02'))).toEqual([400, 0]);
  });

  it.each([
    ['PAID_ON', 400],
    ['WINDOW_OPENS', 400],
    ['BENEFIT_YEAR_STARTS', 200],
  ])('counts the age of somebody born on 1965-01-01 on %s: %d yuan', (choice, pays) => {
    const person = { bornOn: '1965-01-01', lowIncomeFamily: true, categories: on('LOW_INCOME_ELDERLY') };
    expect(ask(withChoices(linyi, { AGE_REFERENCE_DAY: choice }), person)).toEqual([pays, 400 - pays]);
  });

  it('sends a category that the notice does not define to review', () => {
    expect(ask(linyi, { categories: on('SUBSISTENCE_ALLOWANCE', 'MARTYR_FAMILY') })).toEqual([
      'UNKNOWN_CATEGORY',
      'MARTYR_FAMILY',
    ]);
  });
});

describe('amountDue under the notice of Luoshan', () => {
  it('has no rule for 低保: neither 0 nor 400 yuan', () => {
    expect(amountDue(luoshan, { ...adult, categories: on('SUBSISTENCE_ALLOWANCE') }, '2024-11-30')).toEqual({
      kind: 'noRule',
      clause: '四(三)',
      categories: ['SUBSISTENCE_ALLOWANCE'],
    });
  });

  it('asks a person of no category for the standard of 400 yuan', () => {
    expect(ask(luoshan, {}, '2024-11-30')).toEqual([400, 0]);
  });

  it('asks a person whose support has ended for 400 yuan, and has no rule while it lasts', () => {
    const lifted = (status: 'SUPPORT_ENDED' | 'RISK_ELIMINATED') => ({
      categories: [{ code: 'LIFTED_OUT', status, from: null, to: null }],
    });
    expect(ask(luoshan, lifted('SUPPORT_ENDED'))).toEqual([400, 0]);
    expect(ask(luoshan, lifted('RISK_ELIMINATED'))).toEqual(['LIFTED_OUT']);
  });

  it('names every category without a rule, in the order of the notice', () => {
    expect(ask(luoshan, { categories: on('MONITORED', 'EXTREME_POVERTY') })).toEqual([
      'EXTREME_POVERTY',
      'MONITORED',
    ]);
  });
});

describe('amountDue under a notice with every kind of rule', () => {
  const rich = richNotice();
  const first = { tier: 'FIRST' };

  it('takes a percentage of the tier: 73.33 % of 400 and of 600 yuan', () => {
    const categories = on('SUBSISTENCE_ALLOWANCE');
    expect(ask(rich, { tier: 'FIRST', categories })).toEqual([106.68, 293.32]);
    expect(ask(rich, { tier: 'SECOND', categories })).toEqual([160.02, 439.98]);
  });

  it('splits 293.32 yuan by shares of 33.33 %, 33.33 % and 33.34 %, exactly', () => {
    const due = amountDue(rich, { ...adult, ...first, categories: on('SUBSISTENCE_ALLOWANCE') }, payday);
    expect(due.kind === 'due' && due.payers.map(({ payer, fen }) => [payer, fen])).toEqual([
      ['MEDICAL_ASSISTANCE', 9_777],
      ['CITY_FINANCE', 9_776],
      ['COUNTY_FINANCE', 9_779],
    ]);
  });

  it('needs the tier, and says so', () => {
    expect(ask(rich, { tier: null })).toEqual(['TIER_UNKNOWN', 'tier']);
    expect(ask(rich, { tier: 'THIRD' })).toEqual(['TIER_UNKNOWN', 'tier']);
  });

  it('has an orphan inherit the full subsidy of 特困', () => {
    const due = amountDue(rich, { ...adult, ...first, categories: on('ORPHAN') }, payday);
    expect(due).toMatchObject({
      personPaysFen: 0,
      winning: { index: 0, category: 'ORPHAN', inheritedFrom: 'EXTREME_POVERTY' },
    });
  });

  it("keeps 城市低保 to its own rule: 200 yuan, not the parent's 73.33 %", () => {
    const due = amountDue(rich, { ...adult, ...first, categories: on('URBAN_ALLOWANCE') }, payday);
    expect(due).toMatchObject({
      personPaysFen: 20_000,
      payers: [{ payer: 'MEDICAL_ASSISTANCE', timing: 'AFTERWARDS', fen: 20_000 }],
      winning: { index: 2 },
      losing: [
        { index: 1, why: { kind: 'CHILD_RULE', child: 'URBAN_ALLOWANCE' } },
        { index: 5 },
        { index: 6 },
      ],
    });
  });

  it('asks the county whether a rule reaches the categories below, where that decides', () => {
    const open = richNotice({ ...usualChoices, CATEGORY_PARENT: null });
    const closed = richNotice({ ...usualChoices, CATEGORY_PARENT: 'NOT_INHERITED' });
    const orphan = { ...first, categories: on('ORPHAN') };
    expect(ask(open, orphan)).toEqual(['CATEGORY_PARENT_NOT_SETTLED', 'CATEGORY_PARENT']);
    expect(ask(closed, orphan)).toEqual(['ORPHAN']);
    expect(ask(open, { ...orphan, categories: on('ORPHAN', 'EXTREME_POVERTY') })).toEqual([0, 400]);
  });

  it('holds a category to the day the county chose', () => {
    const categories = [
      { code: 'EXTREME_POVERTY', status: 'ACTIVE' as const, from: '2024-10-01', to: '2024-12-31' },
    ];
    const by = (choice: string | null) =>
      ask(richNotice({ ...usualChoices, CATEGORY_DAY: choice }), { ...first, categories });
    expect(by('PAID_ON')).toEqual([0, 400]);
    expect(by('WINDOW_OPENS')).toEqual([400, 0]);
    expect(by('BENEFIT_YEAR_STARTS')).toEqual([400, 0]);
    expect(by(null)).toEqual(['CATEGORY_DAY_NOT_SETTLED', 'CATEGORY_DAY']);
  });

  it('counts the first and the last day on a roster', () => {
    const from = '2024-10-10';
    const categories = [{ code: 'MONITORED', status: 'ACTIVE' as const, from, to: '2024-10-12' }];
    const days = ['2024-10-09', '2024-10-10', '2024-10-12', '2024-10-13'];
    expect(days.map((day) => ask(rich, { ...first, categories }, day))).toEqual([
      [400, 0],
      [160, 240],
      [160, 240],
      [400, 0],
    ]);
  });

  it('keeps a subsidy to the days on which it holds; before and after, the notice does not say', () => {
    const person = { ...first, categories: on('SPECIAL_CARE') };
    expect(ask(rich, person, '2024-10-31')).toEqual(['SPECIAL_CARE']);
    expect(ask(rich, person, '2024-11-01')).toEqual([300, 100]);
    expect(ask(rich, person, '2024-12-31')).toEqual([300, 100]);
    expect(ask(rich, person, '2025-01-01')).toEqual(['SPECIAL_CARE']);
  });

  it('follows a listed order where the county reads it so: 120 yuan before 0', () => {
    const listed = richNotice({ ...usualChoices, SUBSIDY_PRECEDENCE: 'LISTED_ORDER' });
    const person = { ...first, disabilityGrade: 1, categories: on('EXTREME_POVERTY', 'SEVERE_DISABILITY') };
    expect(ask(listed, person)).toEqual([120, 280]);
    expect(amountDue(listed, { ...adult, ...person }, payday)).toMatchObject({
      losing: [{ index: 0, why: { kind: 'LATER_IN_ORDER' } }, { index: 5 }, { index: 6 }],
    });
    expect(ask(rich, person)).toEqual([0, 400]);
  });

  it('names the first of two rules with the same amount, and records the other', () => {
    const subsidies = [
      ...richParts.subsidies,
      {
        categories: ['SPECIAL_CARE', 'MONITORED'],
        kind: 'FULL',
        conditions: { student: true },
        clause: '一',
      },
    ];
    const person = { ...adult, ...first, student: true, categories: on('MONITORED', 'EXTREME_POVERTY') };
    expect(amountDue(richNotice(usualChoices, { subsidies }), person, payday)).toMatchObject({
      personPaysFen: 0,
      winning: { index: 0 },
      losing: [
        { index: 3, why: { kind: 'HIGHER_AMOUNT' } },
        { index: 5 },
        { index: 6 },
        { index: 8, why: { kind: 'SAME_AMOUNT_LATER' } },
      ],
    });
  });

  it('takes a window of 450 yuan in place of the standard, subsidies measured against it', () => {
    const day = '2025-01-10';
    expect(ask(rich, first, day)).toEqual([450, 0]);
    expect(ask(rich, { ...first, categories: on('EXTREME_POVERTY') }, day)).toEqual([0, 450]);
    expect(ask(rich, { ...first, categories: on('SUBSISTENCE_ALLOWANCE') }, day)).toEqual([120.01, 329.99]);
  });

  it('adds a fiscal subsidy of 700 yuan in the late window, which no assistance covers', () => {
    const due = amountDue(rich, { ...adult, ...first, categories: on('EXTREME_POVERTY') }, '2025-03-01');
    expect(short(due)).toEqual([700, 400]);
    expect(due).toMatchObject({ standardFen: 110_000, standard: { kind: 'WITH_FISCAL', fiscalFen: 70_000 } });
  });

  it('gives no subsidy in a window without, and says that of each rule', () => {
    const due = amountDue(rich, { ...adult, ...first, categories: on('EXTREME_POVERTY') }, '2025-07-01');
    expect(short(due)).toEqual([1100, 0]);
    expect(due).toMatchObject({
      winning: null,
      losing: [
        { index: 0, why: { kind: 'WINDOW_NOT_SUBSIDISED' } },
        { index: 5, why: { kind: 'WINDOW_NOT_SUBSIDISED' } },
        { index: 6, why: { kind: 'WINDOW_NOT_SUBSIDISED' } },
      ],
    });
  });

  it('asks nothing of a newborn of 2025 for 90 days, and the late window amount from the 91st', () => {
    const newborn = { ...first, bornOn: '2025-01-15' };
    expect(ask(rich, newborn, '2025-04-15')).toEqual([0, 0]);
    expect(ask(rich, newborn, '2025-04-16')).toEqual([1100, 0]);
    expect(ask(rich, { ...newborn, bornOn: null }, '2025-04-15')).toEqual(['FACT_UNKNOWN', 'bornOn']);
  });

  it('lets a newborn of 2024 pay the plain standard while the others pay 450 yuan', () => {
    expect(ask(rich, { ...first, bornOn: '2024-12-20' }, '2025-01-10')).toEqual([400, 0]);
  });

  it('needs review when a late window asks for a fiscal subsidy that the notice does not state', () => {
    const notice = { ...rich, standard: { ...rich.standard, fiscal: null } };
    expect(ask(notice, first, '2025-03-01')).toEqual(['FACT_UNKNOWN', 'fiscal']);
  });
});

describe('amountDue of somebody of whom nothing is known', () => {
  it('names every gap at once under 200 rules with 100 ages and no recorded choice', () => {
    const subsidies = Array.from({ length: 200 }, (_, index) => ({
      categories: [],
      kind: 'AMOUNT',
      assistanceFen: 100,
      conditions: {
        ageAtLeast: 1 + (index % 100),
        disabilityGradeAtMost: 1 + (index % 4),
        ...(index % 2 === 0 ? { lowIncomeFamily: true } : { student: true }),
      },
      clause: '一',
    }));
    const notice = { ...richNotice({}), subsidies: noticeShape.shape.subsidies.parse(subsidies) };
    const nobody = { bornOn: null, disabilityGrade: null, lowIncomeFamily: null, student: null };
    expect(ask(notice, nobody, '2025-02-01')).toEqual([
      'TIER_UNKNOWN',
      'tier',
      'bornOn',
      'disabilityGrade',
      'lowIncomeFamily',
      'student',
      'AGE_REFERENCE_DAY',
    ]);
  });
});
