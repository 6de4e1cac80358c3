import { readFileSync } from 'node:fs';
import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';

// Everything below is an internal of office.js; another version may have moved it.
describe('the pinned office.js', () => {
  let session: ExcelSession;
  beforeAll(async () => {
    session = await startExcel();
  });
  afterAll(() => session.close());

  it('is version 1.1.110', () => {
    const { version } = JSON.parse(readFileSync('node_modules/@microsoft/office-js/package.json', 'utf8'));
    expect(version).toBe('1.1.110');
  });

  it('still has the switches the simulated Excel turns on', () => {
    const internals = session.OfficeExtension as unknown as Record<string, Record<string, unknown>>;
    expect(internals.CommonUtility?._doApiNotSupportedCheck).toBe(true);
    expect(internals._internalConfig?.appendTypeNameToObjectPathInfo).toBe(true);
  });

  it('still publishes the properties of its classes', () => {
    expect(Object.keys(session.host.schema).length).toBeGreaterThan(150);
    expect(session.host.schema.Range?.scalars).toEqual(expect.arrayContaining(['Values', 'Address']));
    expect(session.host.schema.Range?.readOnly).toContain('Address');
    expect(session.host.schema.Worksheet?.navigations).toContain('Tables');
  });

  it('still names the class of each object path and cleans up after Excel.run', async () => {
    await session.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('address');
      await context.sync();
      expect(range.address).toBe('Sheet1!A1');
    });
    const types = session.host.requests.flatMap((batch) =>
      Object.values(batch.ObjectPaths).map((path) => path.T),
    );
    expect(types).toEqual(expect.arrayContaining(['Workbook', 'Worksheet', 'Range']));
    expect(session.host.references.size).toBe(0);
    expect(session.syncs()).toBe(1);
  });
});
