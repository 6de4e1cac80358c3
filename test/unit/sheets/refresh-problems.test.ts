import { messages, problemSentence } from '../../../schema/messages.ts';
import { planRefresh } from '../../../schema/sheets/diff.ts';
import { progressSheet } from '../../../schema/sheets/progress.ts';
import { refreshProblems } from '../../../schema/sheets/refresh-problems.ts';
import { luoshanProgress } from './luoshan.ts';
import { tableOf, withCell } from './table.ts';

const model = progressSheet(luoshanProgress);
const sentences = (table: ReturnType<typeof tableOf>): string[] =>
  refreshProblems(planRefresh(table, model), table, '进度表').map((problem) => problemSentence(problem));

describe('refreshProblems', () => {
  it('names the cell D5 of a formula that was left alone', () => {
    expect(sentences(withCell(tableOf(model), 1, 3, '=1+1', 2))[0]).toBe(
      'D5“已缴费人数（人）”：此处是您写的公式，没有改写。要换回系统数字，在这张表下点“恢复系统数字”。',
    );
  });

  it('names row 4 that is no longer in the answer', () => {
    expect(sentences(withCell(tableOf(model), 0, 11, '411521999'))[0]).toBe(
      '工作表“进度表”第 4 行：此行的区划已不在查询结果中，保留原样，数字不再更新；合计改为直接写入数字。',
    );
  });

  it('says what to do when the key column is gone, as an error', () => {
    const table = tableOf(model);
    table.headers[11] = '';
    const [problem] = refreshProblems(planRefresh(table, model), table, '进度表');
    expect(problem).toMatchObject({
      code: 'SHEET_KEY_COLUMN_MISSING',
      severity: 'ERROR',
      expected: '区划代码',
    });
  });

  it('has nothing to say about an untouched table, and a sentence for every code it uses', () => {
    expect(sentences(tableOf(model))).toEqual([]);
    for (const code of [
      'SHEET_KEY_COLUMN_MISSING',
      'SHEET_COLUMN_MISSING',
      'SHEET_TOTAL_ROW_MISSING',
      'SHEET_CELL_HAS_FORMULA',
      'SHEET_CELL_HAS_TEXT',
      'SHEET_CELL_EDITED',
      'SHEET_ROW_NOT_IN_ANSWER',
      'SHEET_ROW_WITHOUT_CODE',
      'SHEET_ROW_REPEATED',
    ]) {
      expect(messages[code]).toBeDefined();
    }
  });
});
