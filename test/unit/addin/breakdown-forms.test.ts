import {
  formsOf,
  isPending,
  type SeenSheet,
  sameForm,
} from '../../../addin/taskpane/acts/breakdown-forms.ts';
import { addressIn, returnedCells } from '../../../addin/taskpane/acts/breakdown-returned.ts';
import { type BreakdownJournal, newJournal } from '../../../schema/sheets/breakdown-journal.ts';

const village = '990101-01001';

/** As the service would sign it; the pane only carries it. */
function token(edition: number, divisionCode = '990101-01'): string {
  const payload = Buffer.from(JSON.stringify(['990101-2025', divisionCode, '', edition, 1])).toString(
    'base64url',
  );
  return `ZJ1.${payload}.${'A'.repeat(22)}`;
}

function journal(mine: number | null = null): BreakdownJournal {
  const empty = newJournal({
    version: 1,
    token: token(1),
    numbers: new Map([[village, [100]]]),
    remarks: new Map(),
    sheetKey: 'key',
    sheetId: '{1}',
    campaignId: '990101-2025',
    divisionCode: '990101-01',
    divisionName: '示例镇',
    edition: 1,
    form: {
      columns: [{ code: 'TASK', name: '任务数', isFilled: true, isSubQuota: false, quotaPersons: 300 }],
      villages: [{ code: village, name: '示例东村', isAbolished: false }],
      facts: {},
    },
  });
  if (mine === null) return empty;
  return { ...empty, edits: { [`${village}/TASK`]: { mine, base: 100, at: '2025-01-10T01:00:00.000Z' } } };
}

function sheet(
  sheetName: string,
  sheetId: string,
  persons: number,
  signed = token(1),
  sheetKey: string | null = 'key',
): SeenSheet {
  const cells = [
    ['', '', signed],
    ['村（社区）', '任务数', '区划代码'],
    ['示例东村', persons, village],
  ].map((line) => line.map((value) => ({ value, formula: null })));
  return {
    found: {
      identity: {
        kind: 'breakdownForm',
        campaignId: '990101-2025',
        divisionCode: '990101-01',
        level: 'VILLAGE',
        asOf: 'latest',
      },
      name: 'zj',
      sheetName,
      isActive: false,
    },
    sheet: { snapshot: { sheetName, row: 0, column: 0, cells }, sheetKey, sheetId },
  };
}

const kinds = (journals: readonly BreakdownJournal[], sheets: readonly SeenSheet[]) =>
  formsOf(journals, sheets).map(({ kind, found }) => [kind, found?.sheetName ?? null]);

describe('formsOf', () => {
  it('knows the original by its id, renamed, and the copy as a copy', () => {
    expect(kinds([journal(120)], [sheet('改名', '{1}', 120), sheet('副本', '{2}', 120)])).toEqual([
      ['original', '改名'],
      ['copy', '副本'],
    ]);
  });

  it('takes the one sheet that shows 120 when Excel has given it another id', () => {
    expect(kinds([journal(120)], [sheet('表', '{7}', 120)])).toEqual([['original', '表']]);
  });

  it('does not take a sheet that lacks the 120 that was seen: the journal is of a sheet that is gone', () => {
    expect(kinds([journal(120)], [sheet('副本', '{2}', 100)])).toEqual([
      ['gone', null],
      ['copy', '副本'],
    ]);
  });

  it('does not take a copy that shows 100 when the sheet that is gone showed the service’s 130', () => {
    const moved = { ...journal(), base: { [village]: [130] } };
    expect(kinds([moved], [sheet('副本', '{2}', 100)])).toEqual([
      ['gone', null],
      ['copy', '副本'],
    ]);
    expect(kinds([moved], [sheet('表', '{7}', 130)])).toEqual([['original', '表']]);
  });

  it('does not give a journal a sheet over which another township’s form was laid, or another edition', () => {
    for (const signed of [token(1, '990101-02'), token(2)]) {
      expect(kinds([journal(120)], [sheet('表', '{1}', 120, signed)])).toEqual([
        ['gone', null],
        ['foreign', '表'],
      ]);
    }
  });

  it('says of a sheet without a journal what its token says', () => {
    const [form] = formsOf([], [sheet('文件', '{3}', 5, token(3), null)]);
    expect([form?.kind, form?.facts?.edition, form?.facts?.divisionCode]).toEqual([
      'foreign',
      3,
      '990101-01',
    ]);
  });

  it('has one form for one sheet from scan to scan', () => {
    const [first] = formsOf([journal()], [sheet('表', '{1}', 100)]);
    const [later] = formsOf([journal(120)], [sheet('改名', '{1}', 120)]);
    expect(first && later && sameForm(first, later)).toBe(true);
  });
});

describe('isPending', () => {
  it('is true with an edit or an act without an answer, false with nothing', () => {
    const outbox = {
      mutationKey: 'k',
      act: 'SAVE' as const,
      reason: '',
      sentAt: '',
      edits: [],
      villageCodes: [],
      baseVersion: 1,
    };
    expect([journal(), journal(120), { ...journal(), outbox }].map(isPending)).toEqual([false, true, true]);
  });
});

describe('the cells of a return', () => {
  const columns = [{ code: 'TASK', name: '任务数', isFilled: true, isSubQuota: false }];
  const villages = [
    { code: village, name: '示例东村', findings: ['示例：请核对'] },
    { code: '990101-01002', name: '示例西村', findings: [null] },
  ].map((each) => ({
    ...each,
    isAbolished: false,
    rosterPersons: [],
    values: [],
    acceptedValues: [],
    remarks: '',
  }));

  it('are 1 of 2, by village, column and reason', () => {
    expect(returnedCells({ columns, villages })).toEqual([
      { villageCode: village, columnCode: 'TASK', name: '示例东村 任务数', reason: '示例：请核对' },
    ]);
  });

  it('are found in the form where its row stands now, and nowhere without a form', () => {
    const [form] = formsOf([journal()], [sheet("示例'表", '{1}', 100)]);
    expect(addressIn(form ?? null, { villageCode: village, columnCode: 'TASK' })).toBe("'示例''表'!B3");
    expect(addressIn(form ?? null, { villageCode: '990101-01002', columnCode: 'TASK' })).toBeNull();
    expect(addressIn(null, { villageCode: village, columnCode: 'TASK' })).toBeNull();
  });
});
