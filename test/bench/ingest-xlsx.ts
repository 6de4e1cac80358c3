import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { atMost, type Bench, median } from './bench.ts';
import { plan, seedDatabase, workFolder, writeCsv } from './county.ts';

const child = fileURLToPath(new URL('./ingest-xlsx-child.ts', import.meta.url));

/** A campaign's payments as one workbook: the whole import against ExcelJS that only reads it. */
export const ingestXlsx: Bench = {
  name: 'ingest-xlsx',
  async run(report, { isFull }) {
    const folder = workFolder();
    try {
      const xlsx = join(folder.path, 'payments.xlsx');
      await part('write', xlsx);
      // A service has been started before: its sources are compiled and kept.
      const warm = join(folder.path, 'warm.db');
      seedDatabase(warm);
      await part('import', await writeCsv(join(folder.path, 'warm.csv'), { payments: 1000 }), warm);
      await part('read', xlsx);
      const ratios: number[] = [];
      const peaks: number[] = [];
      for (let run = 0; run < (isFull ? 3 : 1); run++) {
        const file = join(folder.path, `import-${run}.db`);
        seedDatabase(file);
        const bare = await part('exceljs', xlsx);
        const ours = await part('import', xlsx, file);
        report(
          `ExcelJS ${bare.ms.toFixed(0)} ms, ${bare.megabytes.toFixed(0)} MB; import ${ours.ms.toFixed(0)} ms, ${ours.megabytes.toFixed(0)} MB`,
        );
        ratios.push(ours.ms / bare.ms);
        peaks.push(ours.megabytes);
      }
      const rows = plan.payments.toLocaleString('en');
      return [
        atMost(
          'ingest.xlsx',
          median(ratios),
          1,
          '×',
          `${rows} rows of .xlsx, file to published tallies ÷ ExcelJS's streaming reader alone on the same file`,
        ),
        atMost('ingest.xlsx.memory', Math.max(...peaks), 300, 'MB', 'peak resident memory of that import'),
      ];
    } finally {
      folder.remove();
    }
  },
};

async function part(
  name: 'write' | 'exceljs' | 'read' | 'import',
  ...files: readonly string[]
): Promise<{ readonly ms: number; readonly megabytes: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [child, name, ...files]);
  const [ms = 0, kilobytes = 0] = stdout.split(' ').map(Number);
  return { ms, megabytes: kilobytes / 1024 };
}
