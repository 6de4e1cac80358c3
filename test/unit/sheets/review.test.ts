import { type ReviewRowView, reviewSheet } from '../../../schema/sheets/review.ts';

const row: ReviewRowView = {
  id: 'abc',
  areaName: '缴费',
  kindName: '少缴',
  statusName: '已办结',
  townshipName: '周党镇',
  villageName: null,
  onDay: '2024-11-30',
  personKey: 'P0W3GE1R70W3GE1R7',
  batchNumber: 1,
  line: 7,
  foundFen: 4_000,
  expectedFen: 8_000,
  sentence: '少缴。',
  closedReasonName: '已补缴差额',
  closedNote: '=回执 12 号',
  closedBy: 'zhoudang',
  closedAt: '2025-01-10T02:00:00.000Z',
};

function sheet(rows: readonly ReviewRowView[], totalCount = rows.length) {
  return reviewSheet({
    campaign: { id: '411521-2025', name: '', countyName: '罗山县', benefitYear: 2025, documentNumber: null },
    identity: {
      kind: 'review',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    areaName: '缴费',
    preparedAt: '2025-01-10T02:00:00.000Z',
    rows,
    totalCount,
    sums: [{ name: '少缴', items: totalCount, foundFen: 4_000 * totalCount }],
  });
}

describe('reviewSheet', () => {
  it('writes an item with money in yuan, the person by key and the time of Beijing', () => {
    const model = sheet([row]);
    expect(model.rows.find(({ role }) => role === 'data')?.cells.map(({ value }) => value)).toEqual([
      1,
      '缴费',
      '少缴',
      '周党镇',
      null,
      '2024-11-30',
      'P0W3GE1R70W3GE1R7',
      '1／7',
      40,
      80,
      '少缴。',
      '已办结',
      '已补缴差额',
      '=回执 12 号',
      'zhoudang',
      '2025年1月10日 10:00',
      'abc',
    ]);
    expect(model.table?.name).toBe('zj_review_411521_2025_TOWNSHIP_411521_latest_');
  });

  it('says that 2 of 3 are not on the sheet', () => {
    const notes = sheet([row], 3).rows.filter(({ role }) => role === 'note');
    expect(notes.map(({ cells }) => cells[0]?.value)).toEqual([
      '分类：少缴 3 件（120.00 元）。',
      expect.stringContaining('清单最多列 1 件，另有 2 件没有列出'),
    ]);
  });

  it('is a sheet without a table when nothing is to be done', () => {
    expect(sheet([]).table).toBeNull();
  });
});
