import { databases } from '../support/database.ts';
import { csvOf, figures, fileOf, importFile, seedCampaign } from './import-fixture.ts';

describe.each(databases)('importPayments on $kind', ({ fresh }) => {
  it('takes in 1,000 payments and counts 1,000 persons and 400,000 yuan', async () => {
    const url = await fresh();
    await seedCampaign(url);
    const result = await importFile(url, fileOf(csvOf()));
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({
      outcome: 'COMMITTED',
      batchNumber: 1,
      rowsRead: 1000,
      newPayments: 1000,
      newPersons: 1000,
      amountFen: 40_000_000,
    });
    expect(await figures(url)).toMatchObject({
      payments: { n: 1000, fen: 40_000_000 },
      tally: [
        { level: 'TOWNSHIP', persons: 1000, payments: 1000, fen: 40_000_000 },
        { level: 'VILLAGE', persons: 1000, payments: 1000, fen: 40_000_000 },
      ],
    });
  });
});
