import { chaseSheetFile } from '../../../schema/files/chase-sheet.ts';
import { type ChaseRowView, chaseHeaders, chaseSheet } from '../../../schema/sheets/chase.ts';

const row: ChaseRowView = {
  key: 'P0123456789ABCDEF',
  townshipName: '周党镇',
  villageName: '示例东岗村',
  maskedName: '示*某',
  maskedIdNumber: '999999********1234',
  categoryNames: ['特困人员', '城乡低保对象'],
  household: 'dibao/12',
  sinceOn: '2024-06-25',
  isUnderpaid: false,
  reason: null,
  evidence: '',
  note: '',
  version: 0,
};

const sheet = (rows: readonly ChaseRowView[], totalCount = rows.length) =>
  chaseSheet({
    campaign: {
      id: '411521-2025',
      name: '示例',
      countyName: '罗山县',
      benefitYear: 2025,
      documentNumber: null,
    },
    identity: {
      kind: 'chase',
      campaignId: '411521-2025',
      divisionCode: '411521-04',
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    divisionName: '周党镇',
    preparedAt: '2024-11-30T10:05:00Z',
    totalCount,
    rows,
  });

const dataOf = (model: ReturnType<typeof sheet>) =>
  model.rows.filter(({ role }) => role === 'data').map(({ cells }) => cells.map(({ value }) => value));

describe('chaseSheet', () => {
  it('has three columns to fill in, and hides key and version', () => {
    const model = sheet([row]);
    const [data] = model.rows.filter(({ role }) => role === 'data');
    const filled = model.columns.filter((_, index) => data?.cells[index]?.fill === 'input');
    expect(filled.map(({ header }) => header)).toEqual(['未参保原因', '证明材料', '备注']);
    expect(model.columns.filter(({ hidden }) => hidden).map(({ header }) => header)).toEqual([
      '人员编号',
      '数据版本',
    ]);
    expect(model.frozen).toEqual({ rows: 4, columns: 0 });
    expect(model.print).toMatchObject({ orientation: 'landscape', titleRows: { first: 3, last: 3 } });
  });

  it('offers 10 reasons and 撤回上报 in under 255 characters', () => {
    const [list] = sheet([row]).validations ?? [];
    if (!list || !('options' in list)) throw new Error('no list');
    expect(list.options).toHaveLength(11);
    expect(list.options.join(',').length).toBeLessThan(255);
    expect(list.area).toEqual({ row: 4, column: 8, rows: 1, columns: 1 });
  });

  it('gives people of one household one number, and shows what was reported', () => {
    const other = {
      ...row,
      key: 'P1',
      reason: 'UNWILLING' as const,
      note: '外出',
      version: 3,
      isUnderpaid: true,
    };
    const data = dataOf(sheet([row, { ...row, key: 'P2', household: null }, other]));
    expect(data.map((cells) => cells[5])).toEqual([1, null, 1]);
    expect(data[2]?.slice(7)).toEqual(['缴费不足额', '不愿参保', null, '外出', 'P1', '3']);
  });

  it('names the township in a column only where there are two', () => {
    expect(sheet([row]).columns.some(({ key }) => key === 'townshipName')).toBe(false);
    const two = sheet([row, { ...row, townshipName: '铁铺镇' }]);
    expect(two.columns.some(({ key }) => key === 'townshipName')).toBe(true);
  });

  it('says that 2 of 3 people are on it where it was cut', () => {
    const notes = sheet([row, row], 3).rows.filter(({ role }) => role === 'note');
    expect(notes[0]?.cells[0]?.value).toBe('合计：本表 2 人，全部 3 人，其余没有列出。');
  });

  it('is read back by the very headers it writes', () => {
    const aliases = chaseSheetFile.columns.map(({ key, aliases: [first] }) => [key, first]);
    expect(Object.fromEntries(aliases)).toEqual(chaseHeaders);
  });
});
