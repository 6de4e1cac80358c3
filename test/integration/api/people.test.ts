import ExcelJS from 'exceljs';
import { maskIdNumber } from '../../../schema/values/person-key.ts';
import { demoIdNumber } from '../../../server/demo/county.ts';
import { compareTallies } from '../../../server/services/progress/tallies.ts';
import { bearer, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { paymentFile } from '../../support/ledger.ts';
import { importRoster, lookUp, personAct, type TestPerson } from '../../support/people.ts';

const zhoudang = '周党镇';
const miaoxian = '庙仙乡';
const roster = { code: 'minzheng-dibao', category: '低保对象', asOfOn: '2024-12-01' };

/** Invented people: 1 and 2 on the roster in Zhoudang, 3 in Miaoxian; 9 has only paid, in Zhoudang. */
const people = [
  { name: '示例王小明', idNumber: demoIdNumber(7, 1), township: zhoudang },
  { name: '示例李', idNumber: demoIdNumber(7, 2), township: zhoudang },
  { name: '示例赵大', idNumber: demoIdNumber(7, 3), township: miaoxian },
];

describe.each(databases)('people on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let analyst: string;
  let admin: string;
  let codes: ReadonlyMap<string, string>;

  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township, analyst, admin] = (await Promise.all(
      ['luoshan', 'zhoudang', 'fenxi', 'admin'].map((name) => app.signIn(name)),
    )) as [string, string, string, string];
    const tree = await app.services.divisions.tree('411521');
    codes = new Map(tree.townships.map(({ name, code }) => [name, code]));
    const imported = await importRoster(app, bureau, roster, people);
    expect(imported).toMatchObject({ outcome: 'COMMITTED', persons: 3, newPersons: 3 });
    await app.importFile(
      paymentFile([
        { person: 1, township: zhoudang, paidOn: '2024-11-05' },
        { person: 3, township: miaoxian, paidOn: '2024-11-06' },
        { person: 9, township: zhoudang, paidOn: '2024-11-07' },
      ]),
      bureau,
    );
  });
  afterAll(() => app.close());

  const found = async (token: string, question: Record<string, unknown>): Promise<TestPerson> => {
    const person = await lookUp(app, token, question);
    if (typeof person === 'string') throw new Error(person);
    return person;
  };
  const byId = (token: string, person: number) => found(token, { idNumber: demoIdNumber(7, person) });
  const auditOf = (act: string) =>
    app.services.database.reader.all<{ account_name: string; subject: string; detail: string }>(
      'select account_name, subject, detail from audit_entry where act = ? order by at, id',
      [act],
    );
  const codeOf = (name: string) => codes.get(name) as string;

  describe('lookUpPerson', () => {
    it('shows the bureau a person by ID number: masked, on 1 roster, 400 yuan paid', async () => {
      const person = await byId(bureau, 1);
      expect(person).toMatchObject({
        isNamed: true,
        maskedName: '示***明',
        maskedIdNumber: maskIdNumber(demoIdNumber(7, 1)),
        bornOn: null,
        temporaryCode: null,
        place: { townshipName: zhoudang },
        memberships: [{ categoryCode: 'SUBSISTENCE_ALLOWANCE', office: '示例民政局', toOn: null }],
        events: [],
        mayUnmask: { allowed: true, reason: null },
        mayRecord: { allowed: true },
      });
      expect(person.campaigns).toMatchObject([
        {
          campaignId: luoshanId,
          isInsured: true,
          countedOn: '2024-11-05',
          paidFen: 40_000,
          payments: [{ amountFen: 40_000, isVoid: false, flags: [] }],
        },
      ]);
      expect(JSON.stringify(person)).not.toContain(demoIdNumber(7, 1).slice(6, 14));
    });

    it('finds the same person by key, by receipt and by a lower-case number with spaces', async () => {
      const person = await byId(bureau, 1);
      const [payment] = person.campaigns[0]?.payments ?? [];
      const id = demoIdNumber(7, 1);
      for (const question of [
        { key: person.key },
        { key: ` ${person.key.toLowerCase()}` },
        { receiptNumber: payment?.receiptNumber },
        { idNumber: ` ${id.slice(0, 6)} ${id.slice(6).toLowerCase()}` },
      ]) {
        expect((await found(bureau, question)).key).toBe(person.key);
      }
    });

    it('knows only the payment of person 9, who is on no roster', async () => {
      expect(await byId(bureau, 9)).toMatchObject({
        isNamed: false,
        version: 0,
        maskedName: null,
        maskedIdNumber: null,
        place: null,
        memberships: [],
        mayUnmask: { allowed: false },
        mayRecord: { allowed: false },
        campaigns: [{ paidFen: 40_000, isInsured: true }],
      });
    });

    it('shows a township its own 2 people and the payment made there, and nobody of another', async () => {
      expect(await byId(township, 1)).toMatchObject({ maskedName: '示***明' });
      expect(await byId(township, 2)).toMatchObject({ maskedName: '示*李' });
      expect(await byId(township, 9)).toMatchObject({ isNamed: false, campaigns: [{ due: null }] });
      expect(await lookUp(app, township, { idNumber: demoIdNumber(7, 3) })).toBe('PERSON_NOT_FOUND');
      const other = await byId(bureau, 3);
      expect(await lookUp(app, township, { key: other.key })).toBe('PERSON_NOT_FOUND');
    });

    it.each([
      [{}, 'PERSON_ASKED_TWICE'],
      [{ key: 'P', idNumber: '1' }, 'PERSON_ASKED_TWICE'],
      [{ key: 'P123' }, 'PERSON_KEY_INVALID'],
      [{ idNumber: demoIdNumber(7, 5000) }, 'PERSON_NOT_FOUND'],
      [{ idNumber: '41152119900101123' }, 'PERSON_ID_LENGTH'],
      [{ receiptNumber: 'NONE' }, 'PERSON_NOT_FOUND'],
      [{ temporaryCode: 'XSE41152100000019' }, 'PERSON_NOT_FOUND'],
    ])('answers %j with %s', async (question, code) => {
      expect(await lookUp(app, bureau, question)).toBe(code);
    });

    it('shows an analyst and nobody else of the county nothing', async () => {
      expect(await lookUp(app, analyst, { idNumber: demoIdNumber(7, 1) })).toBe('NOT_ALLOWED');
      expect(await lookUp(app, await app.signIn('linyi'), { idNumber: demoIdNumber(7, 1) })).toBe(
        'CAMPAIGN_NOT_FOUND',
      );
    });

    it('writes 1 entry of the audit for each look, with the key and no number', async () => {
      const before = (await auditOf('VIEW_PERSON')).length;
      const person = await byId(bureau, 2);
      const entries = await auditOf('VIEW_PERSON');
      expect(entries.length - before).toBe(1);
      expect(entries).toContainEqual({ account_name: 'luoshan', subject: person.key, detail: '{}' });
    });
  });

  describe('unmaskPersons', () => {
    const unmask = async (token: string, keys: readonly string[], purpose: string) => {
      const { data } = await app.graphql<{
        unmaskPersons: {
          persons: { key: string; name: string; idNumber: string | null }[];
          refused: { key: string; reason: string }[];
          problems: { code: string }[];
        };
      }>(
        `mutation ($input: UnmaskPersonsInput!) { unmaskPersons(input: $input) {
           persons { key name idNumber } refused { key reason } problems { code } } }`,
        { input: { campaignId: luoshanId, keys, purpose } },
        token,
      );
      return data.unmaskPersons;
    };

    it('gives the bureau 2 names and numbers, refuses 2 keys, and leaves 1 entry of the audit', async () => {
      const keys = await Promise.all([1, 3, 9].map(async (each) => (await byId(bureau, each)).key));
      const answer = await unmask(bureau, [...keys, 'PNONE'], '电话催缴 周党镇');
      expect(answer.persons).toEqual([
        { key: keys[0], name: '示例王小明', idNumber: demoIdNumber(7, 1) },
        { key: keys[1], name: '示例赵大', idNumber: demoIdNumber(7, 3) },
      ]);
      expect(answer.refused.map(({ key }) => key)).toEqual([keys[2], 'PNONE']);
      const entries = await auditOf('UNMASK_PERSONS');
      expect(entries).toHaveLength(1);
      expect(JSON.parse(entries[0]?.detail ?? '')).toEqual({
        purpose: '电话催缴 周党镇',
        persons: 2,
        refused: 2,
        keys: keys.slice(0, 2),
      });
    });

    it('gives a township its own person and refuses the other', async () => {
      const keys = await Promise.all([2, 3].map(async (each) => (await byId(bureau, each)).key));
      const answer = await unmask(township, keys, '入户核实情况');
      expect(answer.persons.map(({ name }) => name)).toEqual(['示例李']);
      expect(answer.refused.map(({ key }) => key)).toEqual([keys[1]]);
    });

    it('puts names and numbers on the chase list of a township for a purpose, and masks them without', async () => {
      const list = async (query: string, token = township) => {
        const response = await app.fetch(`/export/${luoshanId}/chase.xlsx?${query}`, {
          headers: bearer(token),
        });
        if (response.status !== 200) return ((await response.json()) as { code: string }).code;
        expect(response.headers.get('cache-control')).toBe('no-store');
        const workbook = new ExcelJS.Workbook();
        await workbook.xlsx.load(await response.arrayBuffer());
        return JSON.stringify(workbook.worksheets[0]?.getSheetValues());
      };
      const under = `under=${encodeURIComponent(codeOf(zhoudang))}`;
      const masked = await list(under);
      expect(masked).toContain('示*李');
      expect(masked).not.toContain('示例李');
      expect(masked).not.toContain(demoIdNumber(7, 2));
      const before = (await auditOf('UNMASK_PERSONS')).length;
      const plain = await list(`${under}&plain=1&purpose=${encodeURIComponent('入户催缴用')}`);
      expect(plain).toContain('示例李');
      expect(plain).toContain(demoIdNumber(7, 2));
      expect(plain).toContain('注意：本表有完整姓名和身份证号码');
      const entries = await auditOf('UNMASK_PERSONS');
      expect(entries.length - before).toBe(1);
      expect(entries.map(({ detail }) => JSON.parse(detail).purpose)).toContain('入户催缴用');
      expect(await list(`${under}&plain=1`)).toBe('PURPOSE_MISSING');
      expect(await list(`${under}&plain=1&purpose=x`)).toBe('PURPOSE_MISSING');
    });

    it('asks for a purpose of 4 characters without a number, and for 2,000 keys at most', async () => {
      const { key } = await byId(bureau, 1);
      for (const purpose of ['', ' 看看 ', demoIdNumber(7, 1), '催'.repeat(201)]) {
        expect((await unmask(bureau, [key], purpose)).problems).toMatchObject([{ code: 'PURPOSE_MISSING' }]);
      }
      const many = Array.from({ length: 2001 }, (_, index) => `P${index}`);
      expect((await unmask(bureau, many, '电话催缴')).problems).toMatchObject([{ code: 'UNMASK_TOO_MANY' }]);
      expect((await unmask(analyst, [key], '电话催缴')).problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    });
  });

  describe('events', () => {
    it('moves person 2 to Miaoxian from a day: the township sees them no more, history has 2 divisions', async () => {
      const before = await byId(township, 2);
      const moved = await personAct(app, township, 'recordTransfer', {
        key: before.key,
        version: before.version,
        onDay: '2025-01-05',
        townshipCode: codeOf(miaoxian),
        evidence: '户口迁移证 示例1号',
      });
      expect(moved).toMatchObject({ person: null, problems: [] });
      const after = await byId(bureau, 2);
      expect(after).toMatchObject({
        version: before.version + 1,
        place: { townshipName: miaoxian },
        divisions: [
          { fromOn: null, toOn: '2025-01-05', place: { townshipCode: codeOf(zhoudang) } },
          { fromOn: '2025-01-05', toOn: null, place: { townshipCode: codeOf(miaoxian) } },
        ],
        events: [{ kind: 'TRANSFER', onDay: '2025-01-05', recordedBy: 'zhoudang' }],
      });
      expect(await lookUp(app, township, { key: before.key })).toBe('PERSON_NOT_FOUND');
    });

    it('keeps one division per person and day, and refuses a stale version by who and when', async () => {
      const person = await byId(bureau, 2);
      const change = { key: person.key, version: person.version, evidence: '示例2号' };
      const again = { ...change, townshipCode: codeOf(zhoudang) };
      const act = (input: Record<string, unknown>) => personAct(app, bureau, 'recordTransfer', input);
      expect((await act({ ...again, onDay: '2025-01-05' })).problems[0]?.code).toBe('PERSON_TRANSFER_ORDER');
      expect((await act({ ...again, onDay: '2025-01-11' })).problems).toMatchObject([
        { code: 'PERSON_DAY_FUTURE', message: '日期 2025-01-11 晚于今天（2025-01-10）。请核对。' },
      ]);
      expect(
        (await act({ ...change, onDay: '2025-01-08', townshipCode: codeOf(miaoxian) })).problems[0]?.code,
      ).toBe('PERSON_SAME_DIVISION');
      expect((await act({ ...again, onDay: '2025-01-08', townshipCode: '999' })).problems[0]?.code).toBe(
        'DIVISION_NOT_FOUND',
      );
      const stale = await act({ ...again, onDay: '2025-01-08', version: person.version - 1 });
      expect(stale.problems).toMatchObject([
        {
          code: 'PERSON_CHANGED',
          message: expect.stringMatching(/由 zhoudang 于 2025-01-\d\d \d\d:\d\d改动（第 \d+ 版）/),
        },
      ]);
      expect(stale.person).toEqual(person);
      expect((await byId(bureau, 2)).version).toBe(person.version);
    });

    it('corrects a division by the bureau alone', async () => {
      const person = await byId(bureau, 2);
      const input = {
        key: person.key,
        version: person.version,
        townshipCode: codeOf(zhoudang),
        note: '登记时选错',
      };
      const miaoxianPerson = await personAct(app, township, 'correctDivision', input);
      expect(miaoxianPerson.problems[0]?.code).toBe('NOT_ALLOWED');
      const corrected = await personAct(app, bureau, 'correctDivision', input);
      expect(corrected.person).toMatchObject({ place: { townshipName: zhoudang } });
      expect(corrected.person?.events[0]).toMatchObject({ kind: 'CORRECTION' });
    });

    it('records a death with its evidence: the reason DEAD, and what may be refunded', async () => {
      const person = await byId(bureau, 3);
      const death = {
        key: person.key,
        version: person.version,
        onDay: '2025-01-02',
        evidence: '死亡证明 示例3号',
      };
      const dead = await personAct(app, bureau, 'recordDeath', death);
      expect(dead.problems).toEqual([]);
      expect(dead.person?.campaigns[0]?.reason).toEqual({ code: 'DEAD', evidence: '死亡证明 示例3号' });
      expect(dead.notes.at(-1)).toMatch(/^本年度已缴费：.*退费/);
      const again = await personAct(app, bureau, 'recordDeath', { ...death, version: person.version + 1 });
      expect(again.problems[0]?.code).toBe('PERSON_DEAD');
    });
  });

  it('opens 2 items when the next roster lists the dead and the moved where they were, and changes neither', async () => {
    // The clerks' records: person 3 has died, person 2 is in Zhoudang by correction.
    const imported = await importRoster(app, bureau, { ...roster, asOfOn: '2025-01-06' }, [
      people[0] as (typeof people)[number],
      { ...(people[1] as (typeof people)[number]), township: miaoxian },
      people[2] as (typeof people)[number],
    ]);
    expect(imported.outcome).toBe('COMMITTED');
    const [moved, dead] = await Promise.all([byId(bureau, 2), byId(bureau, 3)]);
    expect(moved).toMatchObject({
      place: { townshipName: zhoudang },
      reviewItems: [{ kind: 'PLACE_DIFFERS' }],
    });
    expect(dead).toMatchObject({ reviewItems: [{ kind: 'DEAD_ON_ROSTER' }] });
    expect(dead.campaigns[0]?.reason?.code).toBe('DEAD');

    await importRoster(app, bureau, { ...roster, asOfOn: '2025-01-07' }, people.slice(0, 2));
    expect((await byId(bureau, 2)).reviewItems).toEqual([]);
    expect((await byId(bureau, 3)).reviewItems).toEqual([]);
  });

  it('lists the audit to the administrator alone, newest first, by act and page', async () => {
    const ask = async (token: string, variables: Record<string, unknown>) =>
      app.graphql<{
        auditEntries: {
          nodes: { act: string; at: string }[];
          totalCount: number;
          endCursor: string | null;
        };
      }>(
        `query ($id: ID!, $act: String, $from: Date, $to: Date, $first: Int!, $after: String) {
           auditEntries(campaignId: $id, act: $act, from: $from, to: $to, first: $first, after: $after) {
             nodes { at act subject accountName detail } totalCount endCursor } }`,
        { id: luoshanId, first: 2, ...variables },
        token,
      );
    expect((await ask(bureau, {})).errors?.[0]?.extensions?.code).toBe('AUDIT_BY_ADMIN');
    const first = (await ask(admin, { act: 'UNMASK_PERSONS', from: '2025-01-10', to: '2025-01-10' })).data;
    expect(first.auditEntries).toMatchObject({ totalCount: 3, endCursor: expect.any(String) });
    expect(first.auditEntries.nodes.map(({ act }) => act)).toEqual(['UNMASK_PERSONS', 'UNMASK_PERSONS']);
    const views = (await ask(admin, { act: 'VIEW_PERSON' })).data.auditEntries;
    const next = (await ask(admin, { act: 'VIEW_PERSON', after: views.endCursor })).data.auditEntries;
    expect(next.totalCount).toBe(views.totalCount);
    expect(
      (await ask(admin, { to: '2025-01-09' })).data.auditEntries.nodes.every(
        ({ at }) => at < '2025-01-09T16',
      ),
    ).toBe(true);
  });

  it('leaves tallies and coverage as a recount finds them', async () => {
    const campaign = { countyCode: '411521', benefitYear: 2025 };
    expect(await compareTallies(app.config.databaseUrl, campaign)).toMatchObject({
      differenceCount: 0,
      personDifferences: 0,
      coverage: [],
      reconciliation: [],
      lineDifferences: 0,
    });
  });
});
