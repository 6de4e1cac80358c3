import { loadRefreshChoice, saveRefreshChoice } from '../../../addin/excel/workbook-choice.ts';
import { openExcel } from './excel-session.ts';

describe('the choice of a workbook', () => {
  it('is null until somebody chose, then what was chosen last, under another add-in id too', async () => {
    const session = await openExcel();
    expect(await loadRefreshChoice()).toBeNull();
    expect(session.syncs()).toBe(1);
    await saveRefreshChoice('yes');
    expect(await loadRefreshChoice()).toBe('yes');
    await saveRefreshChoice('no');
    session.workbook.addinId = 'another';
    expect(await loadRefreshChoice()).toBe('no');
    expect(session.workbook.customXmlParts.GetCount()).toBe(1);
    expect(session.host.unhandled).toEqual([]);
  });

  it('of an earlier edition moves out of the settings; journals there stay', async () => {
    const session = await openExcel();
    session.workbook.settings.Add('zj.refreshOnOpen', 'yes');
    session.workbook.settings.Add('zj.breakdown.one', '{}');
    expect(await loadRefreshChoice()).toBe('yes');
    expect(session.snapshot().settings).toEqual({ 'zj.breakdown.one': '{}' });
    session.workbook.addinId = 'another';
    expect(await loadRefreshChoice()).toBe('yes');
  });
});
