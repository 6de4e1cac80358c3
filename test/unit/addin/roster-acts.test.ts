import type {
  ImportJobPartsFragment,
  ProblemPartsFragment,
} from '../../../addin/client/generated/graphql.ts';
import { rosterWords, statementWords } from '../../../addin/taskpane/acts/result-words.ts';
import { columnQuestions } from '../../../addin/taskpane/acts/roster-columns.ts';

const nowhere = { file: null, sheet: null, line: null, column: null, address: null, path: null };

function problem(code: string, found: string, expected = ''): ProblemPartsFragment {
  return { code, severity: 'ERROR', message: code, place: nowhere, found, expected };
}

describe('columnQuestions', () => {
  it('asks which of 3 headers is the ID number', () => {
    expect(columnQuestions([problem('ROSTER_COLUMN_MISSING', '序号、姓名、代号', '身份证号')])).toEqual([
      {
        label: '哪一列是“身份证号”',
        options: ['序号', '姓名', '代号'].map((header) => ({
          label: header,
          columns: [{ header, key: 'idNumber' }],
        })),
      },
    ]);
  });

  it('of 2 columns alike the one chosen is read and the other is not', () => {
    const [question] = columnQuestions([problem('ROSTER_COLUMN_TWICE', '“乡镇”、“所在乡镇”', '乡镇')]);
    expect(question?.options[1]).toEqual({
      label: '所在乡镇',
      columns: [
        { header: '乡镇', key: 'ignore' },
        { header: '所在乡镇', key: 'township' },
      ],
    });
  });

  it('asks nothing about a wrong row', () => {
    expect(columnQuestions([problem('ID_NUMBER_LENGTH', '14')])).toEqual([]);
  });
});

describe('rosterWords', () => {
  const result = {
    outcome: 'DRY_RUN',
    batchNumber: null,
    rowsRead: 120,
    rejectedRows: 0,
    persons: 120,
    newEntries: 3,
    changedEntries: 2,
    cancelledEntries: 4,
    unchangedEntries: 115,
    newPersons: 1,
    reviewItems: 1,
    personsInOtherRosters: 0,
    problemCount: 0,
    sameFileAsBatch: null,
    problems: [],
  } satisfies ImportJobPartsFragment['rosterResult'];
  const ended = (more: object): ImportJobPartsFragment => ({
    id: '1',
    status: 'SUCCEEDED',
    rowsRead: 120,
    percent: 100,
    result: null,
    statementResult: null,
    rosterResult: { ...result, ...more },
  });

  it('says 3 new, 2 changed, 4 cancelled, 115 the same, 1 to review, and that nothing is taken yet', () => {
    const words = rosterWords(ended({}), 0);
    expect(words).toMatchObject({ intent: 'warning', headline: '检查过了，没有错误，还没有收录。' });
    expect(words.lines.slice(3)).toEqual([
      { label: '新增', value: '3 人次' },
      { label: '变化', value: '2 人次' },
      { label: '取消', value: '4 人次' },
      { label: '不变', value: '115 人次' },
      { label: '姓名不同，待核对', value: '1 件' },
    ]);
  });

  it('says that 5 wrong rows keep the whole roster out, with no figures that would not come', () => {
    const words = rosterWords(ended({ rejectedRows: 5, problems: [problem('ID_NUMBER_MISSING', '')] }), 0);
    expect(words.intent).toBe('error');
    expect(words.headline).toContain('有 5 行错误');
    expect(words.lines.map(({ label }) => label)).toEqual(['读到', '有错误']);
  });

  it('only warns when more than a fifth would leave: the clerk may answer for it', () => {
    const words = rosterWords(ended({ problems: [problem('ROSTER_CANCELS_MANY', '100')] }), 0);
    expect(words.intent).toBe('warning');
    expect(words.headline).toContain('再确认一次');
  });
});

describe('statementWords', () => {
  it('says what was taken and that 3 items are to be looked at', () => {
    const words = statementWords(
      {
        id: '1',
        status: 'SUCCEEDED',
        rowsRead: 3,
        percent: 100,
        result: null,
        rosterResult: null,
        statementResult: {
          outcome: 'COMMITTED',
          batchNumber: 2,
          rowsRead: 3,
          newLines: 3,
          alreadyPresent: 0,
          rejectedRows: 0,
          amountFen: 120_000,
          newItems: 3,
          settledItems: 1,
          problemCount: 0,
          sameFileAsBatch: null,
          problems: [],
        },
      },
      0,
    );
    expect(words.intent).toBe('warning');
    expect(words.headline).toBe('已收录为第 2 批。');
    expect(words.lines.slice(-3)).toEqual([
      { label: '金额', value: '1,200.00 元' },
      { label: '新的待核对项', value: '3 件' },
      { label: '自动办结', value: '1 件' },
    ]);
  });
});
