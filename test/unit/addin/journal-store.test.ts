import { dropJournal, loadJournals, saveJournal } from '../../../addin/excel/journal-store.ts';
import { type BreakdownJournal, journalText, newJournal } from '../../../schema/sheets/breakdown-journal.ts';
import { sampleColumns, sampleForm, sampleToken, villageCode } from '../sheets/breakdown-samples.ts';
import { openExcel } from './excel-session.ts';

function journal(sheetKey: string): BreakdownJournal {
  const { villages } = sampleForm();
  return newJournal({
    sheetKey,
    sheetId: null,
    token: sampleToken,
    campaignId: '411521-2025',
    divisionCode: '411521004',
    divisionName: '周党镇',
    edition: 1,
    version: 1,
    form: {
      columns: sampleColumns,
      villages: villages.map(({ code, name }) => ({ code, name, isAbolished: false })),
      facts: {},
    },
    numbers: new Map([[villageCode(0), [1, null, null]]]),
    remarks: new Map(),
  });
}

describe('journals in the workbook', () => {
  it('come back as they were saved, each under its key, and leave other settings alone', async () => {
    const session = await openExcel();
    await session.Excel.run(async (context) => {
      context.workbook.settings.add('other', 'zj');
      context.workbook.settings.add('zj.breakdown.broken', '{');
      await context.sync();
    });
    const settings = session.snapshot().settings;
    await saveJournal(journal('one'));
    await saveJournal(journal('two'));
    await saveJournal({ ...journal('one'), baseVersion: 7 });
    const found = await loadJournals();
    expect(found.map(({ sheetKey, baseVersion }) => [sheetKey, baseVersion])).toEqual([
      ['one', 7],
      ['two', 1],
    ]);
    expect(found[1]).toEqual(journal('two'));
    expect(session.snapshot().settings).toEqual(settings);
    expect(session.host.unhandled).toEqual([]);
  });

  it('of an earlier edition, kept in settings, come back and move to where another add-in id finds them', async () => {
    const session = await openExcel();
    const typed = { mine: 12, base: null, at: '2024-11-22T08:00:00.000Z' };
    const old = { ...journal('old'), edits: { [`${villageCode(0)}/TASK`]: typed } };
    session.workbook.settings.Add('zj.breakdown.old', journalText(old));
    expect(await loadJournals()).toEqual([old]);
    expect(session.snapshot().settings).toEqual({});
    session.workbook.addinId = 'another';
    expect(await loadJournals()).toEqual([old]);
  });

  it('is forgotten once, and a second time does no harm', async () => {
    await openExcel();
    await saveJournal(journal('one'));
    await dropJournal('one');
    await dropJournal('one');
    expect(await loadJournals()).toEqual([]);
  });
});
