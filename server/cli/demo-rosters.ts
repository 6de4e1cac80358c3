import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LocalDate } from '../../schema/values/local-date.ts';
import type { DemoPlan } from '../demo/county.ts';
import { rosterCsv, sampleRosterCsv } from '../demo/rosters.ts';
import type { Services } from '../services/services.ts';
import { terminalActor } from './terminal.ts';

interface DemoSource {
  readonly code: string;
  readonly name: string;
  readonly office: string;
  /** As the payments write it. */
  readonly category: string;
}

/** The rosters of a demo county, as `policy/notices/demo.json` describes them. */
export interface DemoRosters {
  readonly asOfOn: LocalDate;
  readonly sources: readonly (DemoSource & {
    /** Some people of this category stand on the roster too. */
    readonly alsoOf: string | null;
  })[];
  /** A source without a batch, and two files for trying the import by hand. */
  readonly sample: DemoSource & {
    readonly persons: number;
    readonly file: string;
    readonly faultyFile: string;
  };
}

/**
 * Creates the sources and imports a roster of each, through the same door as any other; writes the sample files.
 *
 * @returns entries on all rosters
 */
export async function loadDemoRosters(
  services: Services,
  campaignId: string,
  plan: DemoPlan,
  { asOfOn, sources, sample }: DemoRosters,
  sampleFolder: string,
): Promise<number> {
  for (const { code, name, office, category } of [...sources, sample]) {
    await services.rosters.saveSource(terminalActor, campaignId, {
      code,
      name,
      office,
      kind: 'CATEGORY',
      category,
      isFull: true,
      version: null,
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-demo-'));
  let entries = 0;
  try {
    for (const { code, name, category, alsoOf } of sources) {
      const file = join(folder, `${code}.csv`);
      await writeText(file, rosterCsv(plan, category, alsoOf));
      const job = await services.rosters.importFile(
        terminalActor,
        { campaignId, sourceCode: code, asOfOn, dryRun: false, columns: {}, allowManyCancelled: false },
        { file, fileName: `示例·${name}.csv` },
      );
      const { rosterResult } = await services.imports.finished(job.id);
      // A demo of a few hundred payers has nobody in the smaller categories.
      const isEmpty = rosterResult?.problems[0]?.code === 'NO_DATA_ROWS';
      if (rosterResult?.outcome !== 'COMMITTED' && !isEmpty) {
        const problem = rosterResult?.problems[0]?.code ?? '';
        throw new Error(`the demo's roster ${code} was not taken: ${rosterResult?.outcome}, ${problem}`);
      }
      entries += rosterResult.newEntries;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const isFaulty of [false, true]) {
    const text = sampleRosterCsv(plan, sample.category, sample.persons, isFaulty);
    await writeText(join(sampleFolder, isFaulty ? sample.faultyFile : sample.file), [text]);
  }
  return entries;
}

/** Writes pieces of text to a file, in a folder that need not be there yet. */
export async function writeText(file: string, text: Iterable<string>): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await pipeline(Readable.from(text), createWriteStream(file));
}
