import { readXlsx, type Workbook } from 'hucre/xlsx';
import { breakdownFormSheet } from '../../../schema/sheets/breakdown-form.ts';
import { identityFromTableName } from '../../../schema/sheets/identity.ts';
import { sheetsToXlsx } from '../../../server/export/xlsx.ts';
import { sampleForm, sampleToken, sampleVillage } from '../sheets/breakdown-samples.ts';

const createdAt = new Date('2024-11-01T01:30:00Z');

async function writtenForm(): Promise<Workbook> {
  const villages = [sampleVillage(0, { values: [400, null, 0] }), sampleVillage(1), sampleVillage(2)];
  const model = breakdownFormSheet(sampleForm({ villages }));
  const bytes = await sheetsToXlsx([model], { title: '目标分解填报', creator: '医保征缴助手', createdAt });
  return readXlsx(bytes, { readStyles: true });
}

describe('sheetsToXlsx for a 目标分解表', () => {
  it('protects the sheet without a password, and leaves formats, insertion, sorting and filtering allowed', async () => {
    const [sheet] = (await writtenForm()).sheets;
    expect(sheet?.protection).toEqual({
      sheet: true,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      insertColumns: true,
      insertRows: true,
      sort: true,
      autoFilter: true,
    });
  });

  it('has filter buttons over header and 3 villages, hidden codes too', async () => {
    const { sheets, namedRanges } = await writtenForm();
    expect(sheets[0]?.autoFilter?.range).toBe('A7:M10');
    expect(namedRanges?.find(({ name }) => name === '_xlnm._FilterDatabase')?.range).toMatch(
      /\$A\$7:\$M\$10$/,
    );
  });

  it('unlocks inputs, marks, the token and room for notes; locks the rest', async () => {
    const [sheet] = (await writtenForm()).sheets;
    const isLocked = (key: string) => sheet?.cells?.get(key)?.style?.protection?.locked ?? true;
    expect(['7,5', '9,7', '7,8', '8,9', '7,10', '9,11', '0,12', '3,13', '40,2'].map(isLocked)).toEqual(
      Array(9).fill(false),
    );
    expect(['0,0', '3,5', '5,5', '6,5', '7,1', '7,2', '7,12', '10,0'].map(isLocked)).toEqual(
      Array(8).fill(true),
    );
  });

  it('stops a number above 1,000 and offers 是, and leaves blanks alone', async () => {
    const [sheet] = (await writtenForm()).sheets;
    expect(sheet?.dataValidations?.[0]).toMatchObject({
      type: 'whole',
      operator: 'between',
      formula1: '0',
      formula2: '1000',
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorMessage: '“任务数”请填 0 到 1000 的整数，没有的填 0。',
      range: 'F8:F10',
    });
    expect(sheet?.dataValidations?.[3]).toMatchObject({ type: 'list', values: ['是'], range: 'I8:I10' });
  });

  it('carries token, identity, blank cells, a 0 and live remainders', async () => {
    const book = await writtenForm();
    const [sheet] = book.sheets;
    expect(sheet?.cells?.get('0,12')).toMatchObject({ value: sampleToken, style: { numFmt: '@' } });
    expect(book.namedRanges?.map(({ name }) => identityFromTableName(name)).find(Boolean)).toEqual(
      sampleForm().identity,
    );
    expect(sheet?.rows[7]?.slice(5, 8)).toEqual([400, null, 0]);
    expect(sheet?.cells?.get('5,5')).toMatchObject({ formula: 'F4-F5', formulaResult: 600 });
    expect(sheet?.cells?.get('5,5')?.style?.numFmt).toBe('[Red]0;[Red]-0;[Color10]0');
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      printTitlesRow: '$7:$7',
      printArea: '$A$1:$L$14',
    });
    expect(sheet?.freezePane).toEqual({ rows: 7, columns: 2 });
    expect(sheet?.columns?.[12]).toMatchObject({ hidden: true });
  });
});
