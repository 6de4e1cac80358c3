import { createClient } from '../../../addin/client/requests.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { findChaseSheets, submitReasons } from '../../../addin/taskpane/acts/chase.ts';
import { chaseSheet } from '../../../schema/sheets/chase.ts';
import { openExcel, textsOf } from './excel-session.ts';

const campaignId = '411521-2025';
const tab = '罗山县2025疑似未参保';
const keys = ['PAAAAAAAAAAAAAAAA', 'PBBBBBBBBBBBBBBBB', 'PCCCCCCCCCCCCCCCC'];

/** Columns of a list of one township: 未参保原因 I, 证明材料 J, 备注 K, 人员编号 L, 数据版本 M; 问题 comes at N. */
async function openList(): Promise<ExcelSession> {
  const session = await openExcel();
  await insertSheet(
    chaseSheet({
      campaign: { id: campaignId, name: '示例', countyName: '罗山县', benefitYear: 2025, documentNumber: '' },
      identity: { kind: 'chase', campaignId, divisionCode: '411521', level: 'TOWNSHIP', asOf: 'latest' },
      divisionName: null,
      preparedAt: '2024-12-01T01:00:00Z',
      totalCount: keys.length,
      rows: keys.map((key, index) => ({
        key,
        townshipName: '示例镇',
        villageName: `示例村${index + 1}`,
        maskedName: '示*例',
        maskedIdNumber: '999999********0000',
        categoryNames: ['城乡低保对象'],
        household: null,
        sinceOn: '2024-11-30',
        isUnderpaid: false,
        reason: null,
        evidence: '',
        note: '',
        version: 0,
      })),
    }),
  );
  return session;
}

interface SentRow {
  readonly key: string;
  readonly reason: string | null;
  readonly evidence: string;
  readonly baseVersion: number;
  readonly address: string;
}

/**
 * A service that records each reason but those of `refused`.
 *
 * @param meanwhile what happens to the sheet while the service works
 */
function serviceOf(sent: SentRow[], refused: readonly string[] = [], meanwhile: () => void = () => {}) {
  const reported = new Map<string, SentRow>();
  return createClient({
    token: tokenStore(null),
    fetch: async (_, init) => {
      const { query, variables } = JSON.parse(String(init?.body)) as {
        query: string;
        variables: { input: { rows: SentRow[] } };
      };
      if (!query.includes('mutation')) {
        const nodes = [...reported.values()].map((row) => ({ ...row, note: '', version: 1 }));
        const chaseList = {
          totalCount: nodes.length,
          edges: nodes.map((node) => ({ cursor: node.key, node })),
          pageInfo: { hasNextPage: false, endCursor: null },
        };
        return Response.json({ data: { campaign: null, chaseList } });
      }
      const { rows } = variables.input;
      sent.push(...rows);
      meanwhile();
      const problems = rows
        .filter(({ key }) => refused.includes(key))
        .map(({ address }) => ({
          code: 'REASON_NEEDS_EVIDENCE',
          severity: 'ERROR',
          message: `${address}“证明材料”：要有证明材料。`,
          place: { address, column: '证明材料' },
        }));
      for (const row of rows) if (!refused.includes(row.key)) reported.set(row.key, row);
      const recorded = rows.length - problems.length;
      const result = { recorded, unchanged: 0, rejectedRows: problems.length, blankRows: 0, problems };
      return Response.json({ data: { reportReasons: { rowsRead: rows.length, ...result } } });
    },
  });
}

async function submit(client: ReturnType<typeof serviceOf>) {
  const [found] = await findChaseSheets(campaignId);
  if (!found) throw new Error('no list');
  return submitReasons(client, found);
}

describe('submitReasons', () => {
  it('sends nothing while nothing is filled in, and writes nothing', async () => {
    const session = await openList();
    const sent: SentRow[] = [];
    const before = textsOf(session, tab, 'A1:N9');
    const { words } = await submit(serviceOf(sent));
    expect(words.headline).toBe('名册里还没有填写原因，没有上报。');
    expect(sent).toEqual([]);
    expect(textsOf(session, tab, 'A1:N9')).toEqual(before);
  });

  it('sends 1 of 2 filled rows, marks the other, and moves the version of the first to 1', async () => {
    const session = await openList();
    session.workbook.user.edit(tab, 'I5:J5', [['职工医保', '示例凭证']]);
    session.workbook.user.edit(tab, 'I6', [['没空']]);
    const sent: SentRow[] = [];
    const { words, problems, changedFigures } = await submit(serviceOf(sent));
    expect(sent).toEqual([
      expect.objectContaining({
        key: keys[0],
        reason: 'EMPLOYEE_SCHEME',
        evidence: '示例凭证',
        baseVersion: 0,
      }),
    ]);
    expect(words).toMatchObject({ intent: 'warning', headline: '已记下 1 行未参保原因。' });
    expect(changedFigures).toBe(true);
    expect(textsOf(session, tab, 'I5:M5')).toEqual([['职工医保', '示例凭证', '', keys[0], '1']]);
    expect(textsOf(session, tab, 'N4:N6')).toEqual([
      ['问题'],
      [''],
      [expect.stringMatching(/^错误：.*没空/)],
    ]);
    expect(problems).toEqual([
      {
        severity: 'ERROR',
        address: `'${tab}'!I6`,
        message: expect.stringMatching(/^第 6 行：“未参保原因”读到“没空”/),
      },
    ]);
  });

  it('finds the person again when a row was inserted while the service worked', async () => {
    const session = await openList();
    session.workbook.user.edit(tab, 'I6', [['服兵役']]);
    const service = serviceOf([], [keys[1] ?? ''], () => session.workbook.user.insert(tab, '5:5'));
    const { problems } = await submit(service);
    expect(textsOf(session, tab, 'N6:N7')).toEqual([[''], ['错误：要有证明材料。']]);
    expect(problems).toEqual([
      { severity: 'ERROR', address: `'${tab}'!I7`, message: '第 7 行：要有证明材料。' },
    ]);
  });

  it("takes an old mark away, and leaves the reader's own words in that column", async () => {
    const session = await openList();
    session.workbook.user.edit(tab, 'I5:I6', [['没空'], ['没空']]);
    await submit(serviceOf([]));
    session.workbook.user.edit(tab, 'I5:I6', [['不愿参保'], ['没空']]);
    session.workbook.user.edit(tab, 'N6', [['等村里回话']]);
    await submit(serviceOf([]));
    expect(textsOf(session, tab, 'N5:N6')).toEqual([[''], ['等村里回话']]);
    expect(textsOf(session, tab, 'I5:I6')).toEqual([['不愿参保'], ['没空']]);
  });

  it('says which columns are gone instead of guessing', async () => {
    const session = await openList();
    session.workbook.user.edit(tab, 'L4', [['']]);
    await expect(submit(serviceOf([]))).rejects.toMatchObject({ code: 'REASON_COLUMNS_MISSING' });
  });
});
