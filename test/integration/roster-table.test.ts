import { type Cell, plainCells } from '../../schema/values/named-cells.ts';
import { maskIdNumber } from '../../schema/values/person-key.ts';
import { demoIdNumber } from '../../server/demo/county.ts';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { copies, databases } from '../support/database.ts';
import { paymentFile } from '../support/ledger.ts';
import {
  addRosters,
  countyCode,
  firstVillage,
  hashOf,
  keyOf,
  personOf,
  tiepu,
  zhoudang,
} from './coverage-fixture.ts';

interface Table {
  readonly columns: string[];
  readonly rows: Cell[][];
  readonly names: Cell[][];
  readonly totalCount: number;
  readonly endCursor: string | null;
  readonly batchNumber: number | null;
  readonly asOfOn: string | null;
  readonly figuresVersion: number;
}

interface Asked {
  readonly source?: string;
  readonly under?: string;
  readonly first?: number;
  readonly after?: string | null;
}

const fields = 'columns rows names totalCount endCursor batchNumber asOfOn figuresVersion';

/**
 * With the values themselves in its rows.
 *
 * @throws Error with the code of a refusal
 */
async function tableOf(app: TestApp, token: string, asked: Asked = {}): Promise<Table> {
  const table = await sentTable(app, token, asked);
  return { ...table, rows: plainCells(table).map((row) => [...row]) };
}

async function sentTable(app: TestApp, token: string, asked: Asked): Promise<Table> {
  const { data, errors } = await app.graphql<{ campaign: { rosterTable: Table } }>(
    `query ($id: ID!, $source: ID, $under: String, $first: Int! = 5000, $after: String) {
       campaign(id: $id) {
         rosterTable(source: $source, under: $under, first: $first, after: $after) { ${fields} }
       }
     }`,
    { id: luoshanId, ...asked },
    token,
  );
  if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
  return data.campaign.rosterTable;
}

describe.each(databases)('the roster as columns and rows on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  const paid = (persons: readonly number[], paidOn = '2024-10-10') =>
    paymentFile(persons.map((person) => ({ person, township: '周党镇', paidOn })));
  const listed = copies(fresh, async (databaseUrl) => {
    app = await startTestApp({ databaseUrl });
    await addRosters(app);
    await app.importFile(paid([1, 2, 3]), await app.signIn('luoshan'));
    await app.close();
  });
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await listed(), isSecond: true });
    [bureau, township] = [await app.signIn('luoshan'), await app.signIn('zhoudang')];
  });
  afterAll(() => app.close());

  const people = ({ rows }: Table) => rows.map(([key]) => personOf(String(key)));

  it('has a row for each of the 18 entries, by township, village and household', async () => {
    const table = await tableOf(app, bureau);
    expect(table.columns).toHaveLength(12);
    expect(table).toMatchObject({ totalCount: 18, endCursor: null, batchNumber: null, asOfOn: null });
    expect(table.rows).toHaveLength(18);
    // 铁铺镇 comes first in the register of divisions.
    expect(people(table)[0]).toBe(14);
    const rowsOf = (person: number) => table.rows.filter(([key]) => key === keyOf(person));
    expect(rowsOf(1)).toEqual([
      [
        keyOf(1),
        '周党镇',
        expect.any(String),
        null,
        '示*1',
        maskIdNumber(demoIdNumber(7, 1)),
        '示例dibao名册',
        '城乡低保对象',
        '在册',
        null,
        '已缴费',
        '2024-10-10',
      ],
    ]);
    expect(rowsOf(9).map((row) => row[6])).toEqual(['示例dibao名册', '示例tekun名册']);
    expect(rowsOf(13)[0]?.slice(8)).toEqual(['不再享受', null, '未缴费', null]);
    expect(rowsOf(11)[0]?.[3]).toBe(rowsOf(12)[0]?.[3]);
    expect(new Set([10, 11, 12].map((person) => rowsOf(person).find((row) => row[3] !== null)?.[3]))).toEqual(
      new Set([1, 2]),
    );
  });

  it('sends 已缴费 and the names of 2 townships once, and of each row their places', async () => {
    const { names, rows } = await sentTable(app, bureau, {});
    expect(names.map(({ length }) => length > 0)).toEqual([...'011000111011'].map((digit) => digit === '1'));
    expect(names[1]).toEqual(['铁铺镇', '周党镇']);
    expect(new Set(names[10])).toEqual(new Set(['未缴费', '已缴费']));
    expect(names[11]).toEqual(['2024-10-10']);
    expect(rows.map((row) => row[1])).toEqual([0, ...Array.from({ length: 17 }, () => 1)]);
  });

  it('holds no ID number and no whole name', async () => {
    const text = JSON.stringify(await tableOf(app, bureau));
    for (let person = 1; person <= 16; person++) expect(text).not.toContain(demoIdNumber(7, person));
    expect(text).not.toContain('示例1"');
  });

  it('is the same 18 rows in pages of 5, and one roster is 14 of them with its batch and day', async () => {
    const whole = await tableOf(app, bureau);
    const rows: Table['rows'] = [];
    let after: string | null = null;
    const sizes: number[] = [];
    do {
      const page: Table = await tableOf(app, bureau, { first: 5, after });
      rows.push(...page.rows);
      sizes.push(page.rows.length);
      after = page.endCursor;
    } while (after !== null);
    expect(sizes).toEqual([5, 5, 5, 3]);
    expect(rows).toEqual(whole.rows);
    const dibao = await tableOf(app, bureau, { source: 'dibao' });
    expect(dibao).toMatchObject({ totalCount: 14, asOfOn: '2024-06-25', batchNumber: expect.any(Number) });
  });

  it('shows a township its own 17, a village its own, and nobody else', async () => {
    expect(await tableOf(app, township)).toMatchObject({ totalCount: 17 });
    expect(people(await tableOf(app, township))).not.toContain(14);
    expect(await tableOf(app, township, { under: zhoudang })).toMatchObject({ totalCount: 17 });
    const village = await tableOf(app, township, { under: firstVillage });
    expect(people(village).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10, 10]);
    await expect(tableOf(app, township, { under: tiepu })).rejects.toThrow('OUT_OF_SCOPE');
    await expect(tableOf(app, bureau, { source: 'nothing' })).rejects.toThrow('ROSTER_SOURCE_NOT_FOUND');
  });

  it('does not take the cursor of a wider list for a township, nor one that was made up', async () => {
    const { endCursor } = await tableOf(app, bureau, { source: 'dibao', first: 5 });
    await expect(tableOf(app, township, { after: endCursor })).rejects.toThrow('ROSTER_MOVED');
    await expect(tableOf(app, bureau, { after: 'x'.repeat(22) })).rejects.toThrow('ROSTER_MOVED');
    const county = await tableOf(app, bureau, { first: 5 });
    // The rosters are one list for all; what a township sees of it is its own.
    const page = await tableOf(app, township, { after: county.endCursor });
    expect(people(page)).not.toContain(14);
  });

  it('goes on with the list it began while payments come in, and the next list has them', async () => {
    const before = await tableOf(app, bureau, { source: 'tekun', first: 1 });
    await app.importFile(paid([15], '2024-10-11'), bureau);
    const rest = await tableOf(app, bureau, { source: 'tekun', first: 5, after: before.endCursor });
    expect(rest.figuresVersion).toBe(before.figuresVersion);
    const wordOf = (table: Table) => table.rows.find(([key]) => key === keyOf(15))?.[10];
    expect([wordOf(before), wordOf(rest)]).toContain('未缴费');
    const anew = await tableOf(app, bureau, { source: 'tekun' });
    expect(anew.figuresVersion).toBeGreaterThan(before.figuresVersion);
    expect(wordOf(anew)).toBe('已缴费');
  });

  it('lists the 2 residents of the register, and for a township its own', async () => {
    await app.services.database.edit(function* () {
      yield {
        sql: `insert into roster_source (county_code, code, name, office, kind, category_code, is_full)
              values (?, 'diji', '示例底册', '示例局', 'RESIDENTS', null, 1)`,
        parameters: [countyCode],
      };
      for (const person of [1, 14]) {
        yield {
          sql: `update person set is_resident = 1, township_code = ?, village_code = ?
                where county_code = ? and person_hash = ?`,
          parameters: [
            person === 1 ? zhoudang : tiepu,
            person === 1 ? firstVillage : null,
            countyCode,
            hashOf(person),
          ],
        };
      }
    });
    const all = await tableOf(app, bureau, { source: 'diji' });
    expect(people(all)).toEqual([14, 1]);
    expect(all.rows[1]?.slice(6)).toEqual(['示例底册', null, '在册', null, '已缴费', '2024-10-10']);
    expect(people(await tableOf(app, township, { source: 'diji' }))).toEqual([1]);
  });
});
