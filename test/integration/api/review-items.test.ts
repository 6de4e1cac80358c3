import { openReviewItems, type ReviewFinding } from '../../../server/db/review-items.ts';
import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

const item = `id version kind kindName status townshipCode townshipName onDay personKey foundFen expectedFen sentence
  closedReason closedReasonName closedNote closedBy closedAt history { version status reasonName by }`;
const listQuery = `query ($area: ReviewArea, $kind: String, $status: ReviewStatus, $under: String, $first: Int!, $after: String) {
  reviewItems(campaignId: "${luoshanId}", area: $area, kind: $kind, status: $status, under: $under, first: $first, after: $after) {
    totalCount sums { kind name items foundFen expectedFen reasons { code } }
    edges { cursor node { ${item} } } pageInfo { hasNextPage endCursor } } }`;
const payload = `{ items { ${item} } conflicts { id code message current { version status closedBy } } }`;
const closeMutation = `mutation ($input: CloseReviewItemsInput!) { closeReviewItems(input: $input) ${payload} }`;
const reopenMutation = `mutation ($input: ReopenReviewItemInput!) { reopenReviewItem(input: $input) ${payload} }`;

interface Item {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly townshipName: string;
  readonly sentence: string;
  readonly [field: string]: unknown;
}
interface Page {
  readonly totalCount: number;
  readonly sums: readonly Record<string, unknown>[];
  readonly edges: readonly { readonly node: Item }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
interface Payload {
  readonly items: readonly Item[];
  readonly conflicts: readonly {
    readonly id: string;
    readonly code: string;
    readonly message: string;
    readonly current: unknown;
  }[];
}

describe.each(databases)('reviewItems on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let own: string;
  let other: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township] = await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')]);
    const { townships } = await app.services.divisions.tree('411521');
    own = townships.find(({ name }) => name.startsWith('周党'))?.code ?? '';
    other = townships.find(({ name }) => name.startsWith('铁铺'))?.code ?? '';
    const list = { countyCode: '411521', benefitYear: 2025, at: '2025-01-10T02:00:00.000Z' };
    await app.services.database.edit(function* () {
      yield* openReviewItems(list, [
        ...Array.from({ length: 5 }, (_, i) => finding('UNDERPAID', `u${i}`, i < 3 ? own : other)),
        { ...finding('BANK_FAILED', 'b0', own), area: 'RECONCILIATION' as const },
      ]);
      yield* openReviewItems({ ...list, benefitYear: 0 }, [
        {
          ...finding('NAME_DIFFERS', 'n0', own),
          area: 'ROSTER',
          foundFen: null,
          expectedFen: null,
          onDay: null,
        },
      ]);
      yield* openReviewItems({ ...list, benefitYear: 2024 }, [finding('UNDERPAID', 'last year', own)]);
    });
  });
  afterAll(() => app.close());

  const list = async (variables: Record<string, unknown> = {}, token = bureau): Promise<Page> => {
    const { data, errors } = await app.graphql<{ reviewItems: Page }>(
      listQuery,
      { first: 100, status: 'OPEN', ...variables },
      token,
    );
    if (errors) throw new Error(errors[0]?.extensions?.code);
    return data.reviewItems;
  };
  const act = async (mutation: string, input: Record<string, unknown>, token = bureau): Promise<Payload> => {
    const { data, errors } = await app.graphql<Record<string, Payload>>(
      mutation,
      { input: { campaignId: luoshanId, ...input } },
      token,
    );
    if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
    return Object.values(data)[0]!;
  };

  it('lists the 7 of this year and of the rosters, with sums by kind over the whole filter', async () => {
    const page = await list({ first: 2 });
    expect(page.totalCount).toBe(7);
    expect(page.edges.length).toBe(2);
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(page.sums.toSorted((a, b) => String(a.kind).localeCompare(String(b.kind)))).toEqual([
      expect.objectContaining({
        kind: 'BANK_FAILED',
        name: '银行入库失败',
        items: 1,
        foundFen: 4000,
        expectedFen: 8000,
      }),
      expect.objectContaining({ kind: 'NAME_DIFFERS', items: 1, foundFen: 0, expectedFen: 0 }),
      expect.objectContaining({
        kind: 'UNDERPAID',
        name: '少缴',
        items: 5,
        foundFen: 20_000,
        expectedFen: 40_000,
      }),
    ]);
  });

  it('gives each of the 7 once, 2 a page', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await list({ first: 2, after });
      seen.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen.length).toBe(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('says what an item is in words, with the person as a key alone', async () => {
    const [first] = (await list({ kind: 'UNDERPAID', under: other })).edges;
    expect(first?.node).toMatchObject({
      townshipName: '铁铺镇',
      personKey: 'P0W3GE1R70W3GE1R7',
      sentence: '少缴：已缴 40.00 元，应缴 80.00 元，补足之前不算参保。请通知补缴或更正。',
    });
    expect(Buffer.from(first?.node.id ?? '', 'base64url').toString('latin1')).not.toContain('UNDERPAID');
  });

  it('shows a township its own 5 and never another one, and an analyst none', async () => {
    expect((await list({}, township)).totalCount).toBe(5);
    await expect(list({ under: other }, township)).rejects.toThrow('OUT_OF_SCOPE');
    const analyst = await app.signIn('luoshan-analyst').catch(() => app.signIn('fenxi'));
    await expect(list({}, analyst)).rejects.toThrow('NOT_ALLOWED');
  });

  it('closes 1 of 4 for a township and names the other 3: another township, the bank, a wrong reason', async () => {
    const all = (await list()).edges.map(({ node }) => node);
    const of = (kind: string, code: string) =>
      all.find((each) => each.kind === kind && each.townshipCode === code) as Item;
    const asked = [
      of('UNDERPAID', own),
      of('UNDERPAID', other),
      of('BANK_FAILED', own),
      of('NAME_DIFFERS', own),
    ];
    const { items, conflicts } = await act(
      closeMutation,
      {
        items: asked.map(({ id, version }) => ({ id, baseVersion: version })),
        reason: 'TOPPED_UP',
        note: '已补缴\n回执 12 号',
      },
      township,
    );
    expect(items).toEqual([
      expect.objectContaining({
        id: asked[0]?.id,
        status: 'CLOSED',
        version: 2,
        closedReasonName: '已补缴差额',
        closedNote: '已补缴 回执 12 号',
        closedBy: 'zhoudang',
        closedAt: '2025-01-10T02:00:00.000Z',
      }),
    ]);
    expect(conflicts.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'REASON_NOT_ALLOWED']);
    expect(conflicts[2]?.message).toBe(
      '“同一证件号姓名不同”不能用这个原因办结，可选：本人更名，已核实户口簿、名册姓名有误，已请来源单位更正、身份证号码有误，已请来源单位更正、已核实，数据无误、其他（在说明中写明）。',
    );
    expect((await list()).totalCount).toBe(6);
  });

  it('leaves to the bureau which of 2 counties counts a person: it changes the figures of both', async () => {
    const list0 = { countyCode: '411521', benefitYear: 2025, at: '2025-01-10T02:00:00.000Z' };
    await app.services.database.edit(() => openReviewItems(list0, [finding('OTHER_COUNTY', 'c0', own)]));
    const [{ node }] = (await list({ kind: 'OTHER_COUNTY' }, township)).edges as [{ node: Item }];
    const input = {
      items: [{ id: node.id, baseVersion: node.version }],
      reason: 'KEPT_ELSEWHERE',
      note: '',
    };
    const refused = await act(closeMutation, input, township);
    expect(refused).toMatchObject({ items: [], conflicts: [{ code: 'NOT_FOUND' }] });
    const closed = await act(closeMutation, input);
    expect(closed).toMatchObject({ items: [{ status: 'CLOSED' }], conflicts: [] });
    const [{ node: now }] = (await list({ kind: 'OTHER_COUNTY', status: 'CLOSED' })).edges as [
      { node: Item },
    ];
    const again = { id: now.id, baseVersion: now.version, note: '示例' };
    expect(await act(reopenMutation, again, township)).toMatchObject({
      items: [],
      conflicts: [{ code: 'NOT_FOUND' }],
    });
  });

  it('tells the second of two who close the same version who was first, and loses nothing', async () => {
    const [{ node }] = (await list({ kind: 'UNDERPAID', under: other })).edges as [{ node: Item }];
    const input = { items: [{ id: node.id, baseVersion: node.version }], note: '' };
    await act(closeMutation, { ...input, reason: 'CORRECTED' });
    const second = await act(closeMutation, { ...input, reason: 'REFUNDED' });
    expect(second).toEqual({
      items: [],
      conflicts: [
        {
          id: node.id,
          code: 'CONFLICT',
          message:
            '您打开清单之后，luoshan 于 2025-01-10 10:00 已改动这一件，没有覆盖。请刷新清单，看过现在的情形再办。',
          current: { version: 2, status: 'CLOSED', closedBy: 'luoshan' },
        },
      ],
    });
    const [closed] = (await list({ status: 'CLOSED', under: other })).edges;
    expect(closed?.node.closedReason).toBe('CORRECTED');
  });

  it('opens a closed item again with its history, once', async () => {
    const [{ node }] = (await list({ status: 'CLOSED', under: other })).edges as [{ node: Item }];
    const input = { id: node.id, baseVersion: node.version, note: '补缴没有到账' };
    const { items } = await act(reopenMutation, input);
    expect(items).toEqual([
      expect.objectContaining({
        status: 'OPEN',
        version: 3,
        closedNote: '补缴没有到账',
        history: [{ version: 2, status: 'CLOSED', reasonName: '已更正', by: 'luoshan' }],
      }),
    ]);
    expect((await act(reopenMutation, input)).conflicts[0]?.code).toBe('CONFLICT');
  });

  it('refuses an empty note for 其他, one with an ID number, and 1,001 items', async () => {
    const items = [{ id: 'x', baseVersion: 1 }];
    await expect(act(closeMutation, { items, reason: 'OTHER', note: ' ' })).rejects.toThrow(
      'REVIEW_NOTE_NEEDED',
    );
    await expect(
      act(closeMutation, { items, reason: 'OTHER', note: '号码 110101 19900307 7854' }),
    ).rejects.toThrow('REVIEW_NOTE_ID_NUMBER');
    const many = Array.from({ length: 1001 }, (_, i) => ({ id: `${i}`, baseVersion: 1 }));
    await expect(act(closeMutation, { items: many, reason: 'CORRECTED', note: '' })).rejects.toThrow(
      'REVIEW_TOO_MANY',
    );
    const unknown = await act(closeMutation, { items, reason: 'CORRECTED', note: '' });
    expect(unknown.conflicts).toEqual([expect.objectContaining({ code: 'NOT_FOUND', current: null })]);
  });

  it('closes each of 100 items once when two close all of them at the same time', async () => {
    const at = { countyCode: '411521', benefitYear: 2025, at: '2025-01-10T02:00:00.000Z' };
    const found = Array.from({ length: 100 }, (_, i) => finding('OVERPAID', `o${i}`, own));
    await app.services.database.edit(() => openReviewItems(at, found));
    const nodes = (await list({ kind: 'OVERPAID' })).edges.map(({ node }) => node);
    const items = nodes.map(({ id, version }) => ({ id, baseVersion: version }));
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, (_, k) =>
        act(closeMutation, { items: items.slice(k * 10, k * 10 + 10), reason: 'REFUNDED', note: '' }),
      ),
      act(closeMutation, { items: items.toReversed(), reason: 'CORRECTED', note: '' }),
    ]);
    expect(answers.flatMap((answer) => answer.items).length).toBe(100);
    expect(answers.flatMap((answer) => answer.conflicts).length).toBe(100);
    expect((await list({ kind: 'OVERPAID', status: 'CLOSED' })).totalCount).toBe(100);
  });
});

function finding(kind: string, subject: string, townshipCode: string): ReviewFinding {
  return {
    kind,
    subject,
    area: 'LEDGER',
    townshipCode,
    onDay: '2024-11-30',
    personHash: new Uint8Array(16).fill(7),
    foundFen: 4000,
    expectedFen: 8000,
  };
}
