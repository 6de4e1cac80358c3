import type { SqlValue } from '../../../server/db/reader.ts';
import { ask } from '../../../server/db/steps.ts';
import { demoIdNumber } from '../../../server/demo/county.ts';
import { createIdHasher, personHashBytes } from '../../../server/ingest/id-hash.ts';
import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { loadVersion, noticeText, paymentFile, replaced } from '../../support/ledger.ts';

const row = `key name outcome reason persons enrolledPersons noRulePersons needsReviewPersons perPersonDueFen
  standardFen individualFen assistanceFen enrolledStandardFen enrolledIndividualFen enrolledAssistanceFen
  enrolledFiscalFen receivedFen differenceFen otherReceivedFen
  payers { payer timing persons fen enrolledPersons enrolledFen } fiscal { source fen }`;
const query = `query ($by: SubsidyGrouping!, $under: String, $asOf: Date, $people: [SubsidyPersonsInput!]) {
  subsidyEstimate(campaignId: "${luoshanId}", by: $by, under: $under, asOf: $asOf, people: $people) {
    asOfOn source divisionName rows { ${row} } total { ${row} } rosters { name office asOfOn persons } notes
    problems { code message } } }`;

interface Row {
  readonly key: string;
  readonly [field: string]: unknown;
}
interface Estimate {
  readonly asOfOn: string;
  readonly source: string;
  readonly rows: readonly Row[];
  readonly total: Row;
  readonly rosters: readonly unknown[];
  readonly notes: readonly string[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

/** Luoshan's notice with subsidies: 特困 nothing, 低保 80 yuan, 脱贫 200 yuan from 60 on. */
const settled = ['SUBSIDY_PRECEDENCE LOWEST_PERSON_PAYS', 'AGE_REFERENCE_DAY PAID_ON', 'CATEGORY_DAY PAID_ON']
  .map((line) => line.split(' '))
  .map(
    ([code, choice]) =>
      `  - { code: ${code}, choice: ${choice}, default: ${choice}, reason: 示例, clause: 四(三) }`,
  )
  .join('\n');
const subsidised = replaced(
  replaced(
    replaced(noticeText('luoshan-2025.yaml'), /pay: NOT_STATED/, 'pay: STANDARD'),
    /\nswitches:\n/,
    `\nswitches:\n${settled}\n`,
  ),
  /\nsubsidies: \[\].*\n/,
  `
subsidies:
  - { categories: [EXTREME_POVERTY], kind: FULL, clause: 四(三) }
  - { categories: [SUBSISTENCE_ALLOWANCE], kind: FIXED, personPaysFen: 8000, clause: 四(三) }
  - { categories: [LIFTED_OUT], kind: FIXED, personPaysFen: 20000, conditions: { ageAtLeast: 60 }, clause: 四(三) }
`,
);

const zhoudang = '411521-04';

/** Person by number; category and amount paid in yuan, if any. */
const people: readonly {
  readonly person: number;
  readonly rosters: readonly string[];
  readonly bornOn?: string;
  readonly yuan?: string;
  readonly category?: string;
  readonly township?: string;
  readonly paidOn?: string;
}[] = [
  { person: 1, rosters: ['EXTREME_POVERTY'], yuan: '0.00' },
  { person: 2, rosters: ['EXTREME_POVERTY', 'SUBSISTENCE_ALLOWANCE'] },
  { person: 3, rosters: ['SUBSISTENCE_ALLOWANCE'], yuan: '80.00' },
  { person: 4, rosters: ['SUBSISTENCE_ALLOWANCE'], yuan: '400.00' },
  { person: 5, rosters: ['SUBSISTENCE_ALLOWANCE'] },
  // 60 on 15 November 2024: on 14 November not yet, on 20 November already.
  { person: 6, rosters: ['LIFTED_OUT'], bornOn: '1964-11-15', yuan: '400.00', paidOn: '2024-11-14' },
  { person: 7, rosters: ['LIFTED_OUT'], bornOn: '1964-11-15', yuan: '200.00', paidOn: '2024-11-20' },
  { person: 8, rosters: ['LIFTED_OUT'], yuan: '400.00' },
  { person: 9, rosters: [], yuan: '400.00' },
  { person: 10, rosters: [], yuan: '400.00', category: '低保对象' },
  { person: 11, rosters: [], yuan: '400.00', township: '铁铺镇' },
];

describe.each(databases)('subsidyEstimate on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township] = await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')]);
  });
  afterAll(() => app.close());

  const estimate = async (variables: Record<string, unknown> = {}, token = bureau): Promise<Estimate> => {
    const { data, errors } = await app.graphql<{ subsidyEstimate: Estimate }>(
      query,
      { by: 'CATEGORY', ...variables },
      token,
    );
    if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
    return data.subsidyEstimate;
  };
  const rowOf = ({ rows }: Estimate, key: string) => rows.find((each) => each.key === key);

  it('works from stated sums: 10,000 in 低保 under Luoshan have no rule, not 0', async () => {
    const found = await estimate({
      people: [
        { category: '低保', persons: 10_000 },
        { category: null, persons: 90_000 },
      ],
    });
    expect(found.source).toBe('GIVEN');
    expect(rowOf(found, 'NO_RULE:SUBSISTENCE_ALLOWANCE')).toMatchObject({
      outcome: 'NO_RULE',
      reason: '通知没有规定',
      persons: 10_000,
      standardFen: null,
      individualFen: null,
      assistanceFen: null,
    });
    expect(rowOf(found, 'OTHER')).toMatchObject({
      persons: 90_000,
      perPersonDueFen: 40_000,
      individualFen: 3_600_000_000,
      assistanceFen: 0,
      enrolledPersons: null,
      receivedFen: null,
    });
    expect(found.total).toMatchObject({
      persons: 100_000,
      noRulePersons: 10_000,
      individualFen: 3_600_000_000,
    });
    expect(found.notes[1]).toBe(
      '城乡低保对象：通知没有规定资助标准，10,000 人的应收和资助算不出，不计入合计，也不是 0 元。',
    );
  });

  it('names a stated category nobody knows, and more enrolled than there are', async () => {
    const { problems, rows } = await estimate({
      people: [
        { category: '没有这类', persons: 1 },
        { category: '低保', persons: 5, enrolledPersons: 6 },
      ],
    });
    expect(problems.map(({ code }) => code)).toEqual(['PERSON_CATEGORY_UNKNOWN', 'SUBSIDY_ENROLLED_ABOVE']);
    expect(rows).toEqual([]);
  });

  describe('with rosters and payments', () => {
    beforeAll(async () => {
      await loadVersion(app, subsidised);
      // First the rosters: what an import finds too little depends on them.
      await putOnRosters(app);
      const lines = people.flatMap(({ person, yuan, category, township: name, paidOn }) =>
        yuan === undefined
          ? []
          : [
              `S${String(person).padStart(9, '0')},示例某,${demoIdNumber(7, person)},${name ?? '周党镇'},${category ?? ''},${yuan},${paidOn ?? '2024-11-30'},2024-11-30`,
            ],
      );
      const header = '电子税票号,姓名,证件号码,乡镇（街道）,人员类别,缴费金额（元）,缴费日期,入库日期';
      const result = await app.importFile([header, ...lines].join('\n'), bureau);
      expect(result.newPayments).toBe(people.filter(({ yuan }) => yuan !== undefined).length);
    });

    it('counts 8 persons of the rosters once each by the rule that decides, with what is due and received', async () => {
      const found = await estimate();
      expect(found.source).toBe('ROSTERS');
      expect(found.rows.map(({ key }) => key)).toEqual([
        'RULE:EXTREME_POVERTY',
        'RULE:SUBSISTENCE_ALLOWANCE',
        'RULE:LIFTED_OUT',
        'STANDARD:LIFTED_OUT',
        'REVIEW:LIFTED_OUT',
        'OTHER',
      ]);
      expect(rowOf(found, 'RULE:EXTREME_POVERTY')).toMatchObject({
        persons: 2,
        enrolledPersons: 1,
        perPersonDueFen: 0,
        standardFen: 80_000,
        individualFen: 0,
        assistanceFen: 80_000,
        enrolledAssistanceFen: 40_000,
        receivedFen: 0,
        differenceFen: 0,
        payers: [
          {
            payer: '医疗救助资金',
            timing: 'AT_SOURCE',
            persons: 2,
            fen: 80_000,
            enrolledPersons: 1,
            enrolledFen: 40_000,
          },
        ],
      });
      expect(rowOf(found, 'RULE:SUBSISTENCE_ALLOWANCE')).toMatchObject({
        persons: 3,
        enrolledPersons: 2,
        individualFen: 24_000,
        assistanceFen: 96_000,
        enrolledIndividualFen: 16_000,
        enrolledAssistanceFen: 64_000,
        enrolledFiscalFen: 134_000,
        receivedFen: 48_000,
        differenceFen: 32_000,
      });
      // The day of payment decides: 60 on 20 November, not yet on 14 November.
      expect(rowOf(found, 'RULE:LIFTED_OUT')).toMatchObject({
        persons: 1,
        receivedFen: 20_000,
        differenceFen: 0,
      });
      expect(rowOf(found, 'STANDARD:LIFTED_OUT')).toMatchObject({ persons: 1, individualFen: 40_000 });
      expect(rowOf(found, 'REVIEW:LIFTED_OUT')).toMatchObject({
        persons: 1,
        outcome: 'NEEDS_REVIEW',
        reason: '需要复核：出生日期',
        individualFen: null,
        receivedFen: null,
        otherReceivedFen: 40_000,
      });
      // 低保 has a roster, so the payment's own word does not make person 10 one of them.
      expect(rowOf(found, 'OTHER')).toMatchObject({
        persons: 3,
        enrolledPersons: 3,
        individualFen: 120_000,
        receivedFen: 120_000,
        differenceFen: 0,
        otherReceivedFen: 0,
      });
      expect(found.notes).toEqual([
        '名册：低保名册（截至2024年10月31日，4 人）、特困名册（截至2024年10月31日，2 人）、脱贫名册（截至2024年10月31日，3 人）。应参保人数按名册，其他人员为已缴费且不在名册上的人。',
        '1 人需要复核，人数另列，不计入应收和资助。',
        '同时属于几类的 1 人只享受一项资助，只计一次。',
      ]);
    });

    it('adds up: by category, by township, and to the 2,680 yuan of the ledger', async () => {
      const [categories, townships] = await Promise.all([estimate(), estimate({ by: 'TOWNSHIP' })]);
      for (const found of [categories, townships]) {
        for (const each of [...found.rows, found.total]) {
          if (each.standardFen === null) continue;
          expect(Number(each.individualFen) + Number(each.assistanceFen)).toBe(each.standardFen);
          expect(Number(each.enrolledIndividualFen) + Number(each.enrolledAssistanceFen)).toBe(
            each.enrolledStandardFen,
          );
        }
        for (const field of [
          'persons',
          'enrolledPersons',
          'individualFen',
          'assistanceFen',
          'receivedFen',
          'otherReceivedFen',
        ]) {
          const sum = found.rows.reduce((all, each) => all + Number(each[field] ?? 0), 0);
          expect([field, sum]).toEqual([field, found.total[field]]);
        }
      }
      expect(townships.total).toEqual(categories.total);
      expect(Number(categories.total.receivedFen) + Number(categories.total.otherReceivedFen)).toBe(268_000);
      expect(townships.rows.length).toBe(20);
      expect(rowOf(townships, zhoudang)).toMatchObject({ name: '周党镇', persons: 10, enrolledPersons: 8 });
    });

    it('shows a township its own and refuses another', async () => {
      const found = await estimate({ by: 'TOWNSHIP' }, township);
      expect(found.rows.map(({ key }) => key)).toEqual([zhoudang]);
      expect(found.total.persons).toBe(10);
      await expect(estimate({ under: '411521-01' }, township)).rejects.toThrow('OUT_OF_SCOPE');
      await expect(estimate({ under: `${zhoudang}001` })).rejects.toThrow();
    });

    it('knows as of 14 November 1 payment and no roster reason to change', async () => {
      const found = await estimate({ asOf: '2024-11-14' });
      expect(found.total).toMatchObject({ persons: 8, enrolledPersons: 1 });
      expect(Number(found.total.receivedFen) + Number(found.total.otherReceivedFen)).toBe(40_000);
    });

    it('takes 320 yuan given back and a reversed payment of 400 off, and adds up to what is left', async () => {
      const act = async (name: string, input: Record<string, unknown>) => {
        const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
        const { data, errors } = await app.graphql<Record<string, { problems: unknown[] }>>(
          `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code message } } }`,
          { input: { campaignId: luoshanId, entryCount: 0, ...input } },
          bureau,
        );
        expect([errors, data[name]?.problems]).toEqual([undefined, []]);
      };
      await act('recordRefund', {
        receiptNumber: 'S000000004',
        amountFen: 32_000,
        on: '2024-12-02',
        reason: 'OVERPAID',
      });
      await act('reversePayment', { receiptNumber: 'S000000009', reason: 'BANK_RETURNED' });
      const found = await estimate();
      expect(rowOf(found, 'RULE:SUBSISTENCE_ALLOWANCE')).toMatchObject({
        enrolledPersons: 2,
        receivedFen: 16_000,
        differenceFen: 0,
      });
      expect(rowOf(found, 'OTHER')).toMatchObject({ persons: 2, receivedFen: 80_000, differenceFen: 0 });
      expect(Number(found.total.receivedFen) + Number(found.total.otherReceivedFen)).toBe(196_000);
      // On 1 December the money had not gone back yet; a payment that never counted is gone for every day.
      const before = await estimate({ asOf: '2024-12-01' });
      expect(rowOf(before, 'RULE:SUBSISTENCE_ALLOWANCE')).toMatchObject({
        receivedFen: 48_000,
        differenceFen: 32_000,
      });
      expect(rowOf(before, 'OTHER')).toMatchObject({ persons: 2 });
    });

    it('reads the ledger once for 3 estimates of a day, whatever else is written, and anew for new figures', async () => {
      const { database } = app.services;
      const all = database.reader.all;
      let readings = 0;
      const counting = <Row>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]> => {
        if (sql.includes('as gone')) readings += 1;
        return all.call(database.reader, sql, parameters) as Promise<Row[]>;
      };
      Object.assign(database.reader, { all: counting });
      try {
        const first = await estimate({ asOf: '2024-11-15' });
        await database.edit(() =>
          ask(
            `insert into audit_entry (county_code, id, at, account_name, act, subject, detail)
             values ('411521', 'x', '2025-01-10T02:00:00Z', 'luoshan', 'OTHER', 'x', '{}')`,
          ),
        );
        expect(await estimate({ asOf: '2024-11-15' })).toEqual(first);
        await estimate({ asOf: '2024-11-15', by: 'TOWNSHIP' }, township);
        expect(readings).toBe(1);
        await database.edit(() => ask('update campaign set figures_version = figures_version + 1'));
        expect(await estimate({ asOf: '2024-11-15' })).toEqual(first);
        expect(readings).toBe(2);
      } finally {
        Object.assign(database.reader, { all });
      }
    });

    it('says 15 June 2025 with the payment of 1 June, and 31 May without it', async () => {
      const on = async (now: string, asOf: string | null) => {
        app.clock.now = new Date(now);
        bureau = await app.signIn('luoshan');
        const { asOfOn, total } = await estimate({ asOf });
        return [asOfOn, Number(total.receivedFen) + Number(total.otherReceivedFen)];
      };
      app.clock.now = new Date('2025-06-15T02:00:00Z');
      bureau = await app.signIn('luoshan');
      const late = paymentFile([
        { person: 40, township: '周党镇', paidOn: '2025-06-01', postedOn: '2025-06-02' },
      ]);
      expect(await app.importFile(late, bureau)).toMatchObject({ newPayments: 1 });
      expect(await on('2025-06-15T02:00:00Z', null)).toEqual(['2025-06-15', 236_000]);
      expect(await on('2025-06-15T02:00:00Z', '2025-06-15')).toEqual(['2025-06-15', 236_000]);
      expect(await on('2025-06-15T02:00:00Z', '2025-05-31')).toEqual(['2025-05-31', 196_000]);
      expect(await on('2025-05-31T02:00:00Z', null)).toEqual(['2025-05-31', 196_000]);
      expect(await on('2025-05-31T02:00:00Z', '2025-06-15')).toEqual(['2025-05-31', 196_000]);
    });

    it('keeps who paid 30 of 80 yuan, and who counts in another county, apart from the enrolled', async () => {
      const hash = hashOf(app);
      await app.services.database.edit(function* () {
        for (const person of [3, 10]) {
          yield* ask(
            `insert into amount_check (county_code, benefit_year, person_hash, verdict, township_code, category_set,
               due_fen, paid_fen, notice_version) values ('411521', 2025, ?, 'UNDER', ?, '', 8000, 3000, 2)
             on conflict (county_code, benefit_year, person_hash) do update set verdict = 'UNDER'`,
            [hash(person), zhoudang],
          );
        }
        yield* ask(
          `insert into elsewhere_person (county_code, benefit_year, person_hash, other_county, counted_on,
             township_code, category_code) values ('411521', 2025, ?, '410000', '2024-11-30', '411521-01', 'ORDINARY')`,
          [hash(11)],
        );
        yield* ask('update campaign set figures_version = figures_version + 1');
      });
      const found = await estimate();
      expect(rowOf(found, 'RULE:SUBSISTENCE_ALLOWANCE')).toMatchObject({
        persons: 3,
        enrolledPersons: 1,
        receivedFen: 8_000,
        otherReceivedFen: 8_000,
      });
      expect(rowOf(found, 'OTHER')).toMatchObject({
        persons: 1,
        enrolledPersons: 0,
        receivedFen: 0,
        differenceFen: 0,
        otherReceivedFen: 80_000,
      });
      expect(found.notes).toContain('名册上另有 1 人缴费不足额，未计为已参保。');
      expect(found.notes).toContain('不在名册上的另有 1 人缴费不足额，未计为已参保。');
      expect(Number(found.total.receivedFen) + Number(found.total.otherReceivedFen)).toBe(196_000);
    });
  });
});

function hashOf(app: TestApp): (person: number) => Uint8Array {
  const hasher = createIdHasher(app.config.idHashKey);
  return (person) => {
    const hash = new Uint8Array(personHashBytes);
    hasher(demoIdNumber(7, person), hash, 0);
    return hash;
  };
}

async function putOnRosters(app: TestApp): Promise<void> {
  const hash = hashOf(app);
  const sources = [
    ['dibao', '低保名册', 'SUBSISTENCE_ALLOWANCE'],
    ['tekun', '特困名册', 'EXTREME_POVERTY'],
    ['tuopin', '脱贫名册', 'LIFTED_OUT'],
  ] as const;
  await app.services.database.edit(function* () {
    for (const [index, [code, name, category]] of sources.entries()) {
      yield* ask(
        `insert into roster_source (county_code, code, name, office, kind, category_code, is_full)
         values ('411521', ?, ?, '民政局', 'CATEGORY', ?, 1)`,
        [code, name, category],
      );
      yield* ask(
        `insert into roster_batch (county_code, batch_number, source_code, status, as_of_on, file_name, file_digest,
           imported_by, started_at, rows_read, persons, new_entries, changed_entries, cancelled_entries,
           unchanged_entries, new_persons, review_items)
         values ('411521', ?, ?, 'PUBLISHED', '2024-10-31', '示例.csv', '', 'luoshan', '', 0, 0, 0, 0, 0, 0, 0, 0)`,
        [index + 1, code],
      );
      for (const { person, rosters } of people) {
        if (!rosters.includes(category)) continue;
        yield* ask(
          `insert into roster_entry (county_code, person_hash, source_code, category_code, from_batch, from_on, line,
             township_code, status) values ('411521', ?, ?, ?, ?, '2024-10-31', 1, ?, 'ACTIVE')`,
          [hash(person), code, category, index + 1, zhoudang],
        );
      }
    }
    for (const { person, rosters, bornOn } of people) {
      if (rosters.length === 0) continue;
      yield* ask(
        `insert into person (county_code, person_hash, sealed_key, born_on, township_code)
         values ('411521', ?, 1, ?, ?)`,
        [hash(person), bornOn ?? null, zhoudang],
      );
    }
  });
}
