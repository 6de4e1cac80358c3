import { checkCharacter } from '../../../schema/values/id-number.ts';
import { maskIdNumber } from '../../../schema/values/person-key.ts';
import { demoIdNumber } from '../../../server/demo/county.ts';
import { compareTallies, isClean } from '../../../server/services/progress/tallies.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { paymentFile } from '../../support/ledger.ts';
import { importRoster, lookUp, personAct, type TestPerson } from '../../support/people.ts';

const zhoudang = '周党镇';
const miaoxian = '庙仙乡';
const roster = { code: 'minzheng-dibao', category: '低保对象', asOfOn: '2024-12-01' };

describe.each(databases)('newborns on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let codes: ReadonlyMap<string, string>;

  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township] = (await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')])) as [
      string,
      string,
    ];
    const tree = await app.services.divisions.tree('411521');
    codes = new Map(tree.townships.map(({ name, code }) => [name, code]));
    await app.importFile(paymentFile([{ person: 1, township: zhoudang, paidOn: '2024-11-05' }]), bureau);
  });
  afterAll(() => app.close());

  const found = async (token: string, question: Record<string, unknown>): Promise<TestPerson> => {
    const person = await lookUp(app, token, question);
    if (typeof person === 'string') throw new Error(person);
    return person;
  };
  const codeOf = (name: string) => codes.get(name) as string;

  const newborn = {
    name: '示例王某之女',
    bornOn: '2024-12-20',
    evidence: '出生医学证明 示例4号',
  };
  it('registers a newborn under the first temporary code and says what both years cost', async () => {
    const first = await personAct(app, township, 'registerNewborn', {
      ...newborn,
      townshipCode: codeOf(zhoudang),
    });
    expect(first.problems).toEqual([]);
    expect(first.person).toMatchObject({
      temporaryCode: 'XSE41152100000019',
      bornOn: '2024-12-20',
      maskedIdNumber: null,
      age: 0,
      events: [{ kind: 'BIRTH', onDay: '2024-12-20' }],
    });
    expect(first.notes[0]).toContain('XSE41152100000019');
    expect(first.notes.length).toBeGreaterThan(1);
    const outside = await personAct(app, township, 'registerNewborn', {
      ...newborn,
      townshipCode: codeOf(miaoxian),
    });
    expect(outside.problems[0]?.code).toBe('OUT_OF_SCOPE');
  });

  it('registers the same child a 2nd time only when the clerk says that it is another', async () => {
    const child = { ...newborn, name: '示例李某之子', townshipCode: codeOf(zhoudang) };
    const first = await personAct(app, township, 'registerNewborn', child);
    const code = first.person?.temporaryCode as string;
    const again = await personAct(app, bureau, 'registerNewborn', { ...child, name: ' 示例李某 之子' });
    expect(again).toMatchObject({ person: null, problems: [{ code: 'NEWBORN_REGISTERED' }] });
    expect(again.problems[0]?.message).toContain(`临时编码 ${code}`);
    for (const other of [{ bornOn: '2024-12-21' }, { name: '示例李某之女' }]) {
      const { problems } = await personAct(app, bureau, 'registerNewborn', { ...child, ...other });
      expect(problems).toEqual([]);
    }
    const twin = await personAct(app, bureau, 'registerNewborn', { ...child, isAnother: true });
    expect(twin.person?.temporaryCode).not.toBe(code);
  });

  it('gives 8 clerks at once 8 codes', async () => {
    const many = await Promise.all(
      Array.from({ length: 8 }, () =>
        personAct(app, bureau, 'registerNewborn', {
          ...newborn,
          townshipCode: codeOf(zhoudang),
          isAnother: true,
        }),
      ),
    );
    expect(new Set(many.map(({ person }) => person?.temporaryCode)).size).toBe(8);
  });

  describe('merged with an ID number', () => {
    /** An invented number of somebody born on 2024-12-20. */
    const numberOf = (serial: number): string => {
      const first17 = `99999920241220${String(serial).padStart(3, '0')}`;
      return first17 + checkCharacter(first17);
    };
    const born = async (): Promise<TestPerson> => {
      const { person } = await personAct(app, bureau, 'registerNewborn', {
        ...newborn,
        townshipCode: codeOf(zhoudang),
        isAnother: true,
      });
      if (!person) throw new Error('no newborn');
      return person;
    };
    const byCode = (code: string) => found(bureau, { temporaryCode: code });
    const merge = (person: TestPerson, idNumber: string, changes: Record<string, unknown> = {}) =>
      personAct(app, bureau, 'mergeNewborn', {
        temporaryCode: person.temporaryCode,
        version: person.version,
        idNumber,
        evidence: '户口簿 示例5号',
        ...changes,
      });
    const pay = (ids: readonly string[], days: readonly string[]) =>
      app.importFile(
        ids.reduce(
          (file, id, index) => file.replace(demoIdNumber(7, 900 + index), id),
          paymentFile(
            ids.map((_, index) => ({
              person: 900 + index,
              township: zhoudang,
              paidOn: days[index] as string,
            })),
          ),
        ),
        bureau,
      );
    const persons = async () => {
      const [row] = await app.services.database.reader.all<{ n: number; payments: number; fen: number }>(
        `select sum(persons) as n, sum(payments) as payments, sum(amount_fen) as fen from tally
         where level = 'TOWNSHIP' and paid_on = ''`,
      );
      return row;
    };
    const isExact = async () => {
      const compared = await compareTallies(app.config.databaseUrl, {
        countyCode: '411521',
        benefitYear: 2025,
      });
      expect(isClean(compared)).toBe(true);
    };

    it('keeps payment, roster and events of the code, and both ways to find the person', async () => {
      const person = await born();
      const code = person.temporaryCode as string;
      await importRoster(app, bureau, { ...roster, asOfOn: '2025-01-08' }, [
        { name: newborn.name, idNumber: code, township: zhoudang },
      ]);
      await pay([code], ['2024-12-28']);
      const before = await persons();
      const now = await found(bureau, { temporaryCode: code });
      expect(now).toMatchObject({ memberships: [{ toOn: null }], campaigns: [{ paidFen: 40_000 }] });

      const merged = await merge(now, numberOf(101), { name: '示例王安' });
      expect(merged.problems).toEqual([]);
      expect(merged.notes[0]).toBe('已并入：缴费 1 笔、名册 1 条从此归于同一人，临时编码仍可查到此人。');
      expect(merged.person).toMatchObject({
        maskedName: '示**安',
        maskedIdNumber: maskIdNumber(numberOf(101)),
        temporaryCode: code,
        bornOn: null,
        memberships: [{ categoryCode: 'SUBSISTENCE_ALLOWANCE', toOn: null }],
        campaigns: [{ paidFen: 40_000, isInsured: true, countedOn: '2024-12-28' }],
      });
      expect(merged.person?.events).toMatchObject([
        { kind: 'MERGE', onDay: '2025-01-10' },
        { kind: 'BIRTH', onDay: null },
      ]);
      for (const question of [{ temporaryCode: code }, { idNumber: numberOf(101) }, { idNumber: code }])
        expect((await found(bureau, question)).key).toBe(merged.person?.key);
      expect(await found(bureau, { key: person.key })).toMatchObject({ key: merged.person?.key });
      expect(await persons()).toEqual(before);
      await isExact();
      const again = await merge(now, numberOf(101));
      expect(again.problems[0]?.code).toBe('PERSON_MERGED');
      // A file that still writes the code: a second payment of the same person, who stays one.
      expect(await pay([code], ['2024-12-30'])).toMatchObject({ newPayments: 1, newPersons: 0 });
      expect((await byCode(code)).campaigns[0]).toMatchObject({ paidFen: 80_000 });
      expect(await persons()).toMatchObject({ n: before?.n });
      await isExact();
    });

    it('counts who paid 400 under both once, with 800 yuan and the second payment flagged', async () => {
      const person = await born();
      const code = person.temporaryCode as string;
      await pay([code, numberOf(102)], ['2024-12-29', '2024-12-30']);
      const before = await persons();
      const merged = await merge(person, numberOf(102));
      expect(merged.notes[1]).toBe('2025 年度用临时编码和身份证号码各缴过费，只计一人；请核对后办理退费。');
      expect(merged.person?.campaigns[0]).toMatchObject({
        paidFen: 80_000,
        countedOn: '2024-12-29',
        payments: [{ flags: [] }, { flags: ['DUPLICATE_PERSON'] }],
      });
      expect(merged.person?.reviewItems).toEqual([{ kind: 'OVERPAID' }, { kind: 'PAID_TWICE' }]);
      expect(await persons()).toEqual({ ...before, n: (before?.n ?? 0) - 1 });
      await isExact();
    });

    it('keeps the name of the roster when the number is on it under another', async () => {
      const person = await born();
      await importRoster(app, bureau, { code: 'xiangcun', category: '脱贫人口', asOfOn: '2025-01-01' }, [
        { name: '示例王平', idNumber: numberOf(103), township: miaoxian },
      ]);
      const merged = await merge(person, numberOf(103));
      expect(merged.person).toMatchObject({ maskedName: '示**平', place: { townshipName: miaoxian } });
      expect(merged.notes.at(-1)).toBe('名册上的姓名与登记的不同，没有改动名册的姓名，请核对。');
    });

    it.each([
      [{ idNumber: demoIdNumber(7, 77) }, 'PERSON_BIRTH_DIFFERS'],
      [{ idNumber: '41152120241220' }, 'PERSON_ID_LENGTH'],
      [{ version: 7 }, 'PERSON_CHANGED'],
      [{ temporaryCode: 'XSE41152100000018' }, 'ID_TEMPORARY_CODE'],
      [{ temporaryCode: 'XSE41152199999994' }, 'PERSON_NOT_NEWBORN'],
      [{ evidence: '' }, 'PERSON_TEXT_INVALID'],
      [{ name: '示例3' }, 'PERSON_NAME_INVALID'],
    ])('refuses %j with %s and changes nothing', async (changes, code) => {
      const person = await born();
      const { problems } = await merge(person, numberOf(104), changes);
      expect(problems[0]?.code).toBe(code);
      expect(await found(bureau, { temporaryCode: person.temporaryCode })).toEqual(person);
    });
  });
});
