import { type Database, openDatabase } from '../../server/db/database.ts';
import {
  openReviewItems,
  type ReviewFinding,
  readDetail,
  settleReviewItems,
} from '../../server/db/review-items.ts';
import { ask } from '../../server/db/steps.ts';
import { databases } from '../support/database.ts';

const list = { countyCode: '411521', benefitYear: 2025, at: '2025-01-10T02:00:00.000Z' };
const later = { ...list, at: '2025-01-11T02:00:00.000Z' };

function underpaid(subject: string, foundFen: number): ReviewFinding {
  return {
    kind: 'UNDERPAID',
    subject,
    area: 'LEDGER',
    townshipCode: '01',
    onDay: '2024-11-30',
    foundFen,
    expectedFen: 8_000,
    detail: { categorySet: 'SUBSISTENCE_ALLOWANCE' },
  };
}

const all = `select subject, status, found_fen, closed_reason, version, detail from review_item order by subject`;
interface Row {
  subject: string;
  status: string;
  found_fen: number;
  closed_reason: string | null;
  version: number;
  detail: string;
}

describe.each(databases)('openReviewItems on $kind', ({ fresh }) => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await fresh());
  });
  afterAll(() => database.close());
  const open = (found: readonly ReviewFinding[], at = list) =>
    database.edit(() => openReviewItems(at, found));
  const rows = async () => database.reader.all<Row>(all);

  it('opens 1,201 items, a subject named twice once', async () => {
    const found = Array.from({ length: 1201 }, (_, i) => underpaid(`p${String(i).padStart(4, '0')}`, 4_000));
    expect(await open([...found, underpaid('p0000', 4_000)])).toBe(1201);
    expect((await rows()).length).toBe(1201);
    await database.edit(() => ask("delete from review_item where subject > 'p0002'"));
  });

  it('does nothing for the same figures, and changes an item whose figures are 1 yuan more', async () => {
    expect(await open([underpaid('p0000', 4_000), underpaid('p0001', 4_100)], later)).toBe(1);
    const [first, second] = await rows();
    expect(first).toMatchObject({ status: 'OPEN', found_fen: 4_000, version: 1 });
    expect(second).toMatchObject({ status: 'OPEN', found_fen: 4_100, version: 2 });
    expect(readDetail(second?.detail ?? '')).toEqual({
      detail: { categorySet: 'SUBSISTENCE_ALLOWANCE' },
      history: [
        {
          version: 1,
          status: 'OPEN',
          foundFen: 4_000,
          expectedFen: 8_000,
          onDay: '2024-11-30',
          openedAt: list.at,
          reason: null,
          note: null,
          by: null,
          at: null,
          detail: { categorySet: 'SUBSISTENCE_ALLOWANCE' },
        },
      ],
    });
  });

  it('leaves what a person closed closed, and opens it again with its note when the figures changed', async () => {
    await database.edit(() =>
      ask(
        `update review_item set status = 'CLOSED', closed_reason = 'TOPPED_UP', closed_note = ?, closed_by = 'yiban',
         closed_at = ?, version = version + 1 where subject = 'p0000'`,
        ['补缴“40”元 "回执" \\12', later.at],
      ),
    );
    expect(await open([underpaid('p0000', 4_000)], later)).toBe(0);
    expect((await rows())[0]).toMatchObject({ status: 'CLOSED', version: 2 });
    expect(await open([underpaid('p0000', 5_000)], later)).toBe(1);
    const [item] = await rows();
    expect(item).toMatchObject({ status: 'OPEN', found_fen: 5_000, closed_reason: null, version: 3 });
    expect(readDetail(item?.detail ?? '').history).toEqual([
      expect.objectContaining({
        status: 'CLOSED',
        reason: 'TOPPED_UP',
        note: '补缴“40”元 "回执" \\12',
        by: 'yiban',
        at: later.at,
      }),
    ]);
  });

  it('settles 2 of 3 by subject, none twice, and opens a settled one again when it is found again', async () => {
    const settle = (subjects: string[]) =>
      database.edit(() => settleReviewItems(later, ['UNDERPAID'], { subjects }, 'RESOLVED'));
    expect(await settle(['p0001', 'p0002', 'other'])).toBe(2);
    expect(await settle(['p0001', 'p0002'])).toBe(0);
    expect((await rows()).map((row) => row.status)).toEqual(['OPEN', 'SETTLED', 'SETTLED']);
    expect(await open([underpaid('p0002', 4_000)], later)).toBe(1);
    expect((await rows())[2]).toMatchObject({ status: 'OPEN', closed_reason: null, version: 3 });
    const byCondition = { where: 'found_fen < ? and township_code = ?', parameters: [4_500, '01'] };
    expect(await database.edit(() => settleReviewItems(later, ['UNDERPAID'], byCondition, 'RESOLVED'))).toBe(
      1,
    );
  });

  it('opens from a select, a subject once, and changes nothing the second time', async () => {
    await database.edit(() => ask('delete from review_item'));
    const line = (subject: string, batch: number) =>
      `select 'PAID_TWICE' as kind, '${subject}' as subject, 'LEDGER' as area, '01' as township_code,
        cast(null as text) as village_code, '2024-11-30' as on_day, cast(null as ${database.kind === 'sqlite' ? 'blob' : 'bytea'}) as person_hash,
        ${batch} as batch_number, 7 as line, 40000 as found_fen, 0 as expected_fen, '{}' as detail`;
    const found = {
      select: [line('a', 1), line('a', 2), line('b', 1)].join(' union all '),
      parameters: [],
    };
    expect(await database.edit(() => openReviewItems(list, found))).toBe(2);
    expect(await database.edit(() => openReviewItems(later, found))).toBe(0);
    expect(
      await database.reader.all('select subject, batch_number, opened_at from review_item order by subject'),
    ).toEqual([
      { subject: 'a', batch_number: 1, opened_at: list.at },
      { subject: 'b', batch_number: 1, opened_at: list.at },
    ]);
  });
});
