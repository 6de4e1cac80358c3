import { createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemSentence } from '../../schema/messages.ts';
import type { Place } from '../../schema/values/problem.ts';
import type { Actor } from '../../server/services/access.ts';
import { ownerKey } from '../../server/services/imports/job-owners.ts';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import { dispatchTwice } from './breakdown-files-fixture.ts';
import { newKey } from './breakdowns-fixture.ts';

const folder = new URL('../cases/breakdowns/', import.meta.url).pathname;

/** 铁铺镇 with 6 invented villages. Its form in `input.*` of every case was made at edition 2, version 3, with the tests' key. */
const tiepu = '411521-01';

/** `expected.json` of a case: why it exists, what comes back, and the sentence the clerk reads. */
interface ExpectedCase {
  readonly why: string;
  /** Read for submitting; left out: for saving as a draft. */
  readonly submit?: boolean;
  readonly files: readonly FoundFile[];
}

interface FoundFile {
  readonly fileName: string;
  readonly division: string | null;
  readonly outcome: string;
  readonly changedCells: number;
  readonly problems: readonly { code: string; severity: string; place: Place; sentence: string }[];
}

/** `UPDATE_CASES=1` writes what came back into the cases: read the difference before you commit it. */
const isUpdate = process.env.UPDATE_CASES === '1';

describe.each(databases)('forms with a fault on $kind', ({ kind, fresh }) => {
  let app: TestApp;
  let bureau: Actor;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = (await app.services.accounts.actorOf(await app.signIn('luoshan'))) as Actor; // signed in just now
    await dispatchTwice(app, bureau, tiepu);
  }, 30_000);
  afterAll(() => app.close());

  // A dry run for all, on one database: what a case would keep is no matter of the next one.
  it.each(readdirSync(folder))('%s', async (name) => {
    const path = join(folder, name);
    const input = readdirSync(path).find((file) => file.startsWith('input.')) as string;
    const expectedFile = join(path, 'expected.json');
    const { files: expected, ...told } = JSON.parse(readFileSync(expectedFile, 'utf8')) as ExpectedCase;
    const answer = await app.services.breakdownImports.import(bureau, {
      campaignId: luoshanId,
      uploadId: await app.services.uploads.receive(
        ownerKey(bureau),
        input,
        createReadStream(join(path, input)),
        null,
      ),
      dryRun: true,
      submit: told.submit ?? false,
      onConflict: 'REPORT',
      choices: [],
      mutationKey: newKey(),
    });
    const files = answer.files.map(
      (file): FoundFile => ({
        fileName: file.fileName,
        division: file.divisionCode,
        outcome: file.outcome,
        changedCells: file.changedCells,
        problems: file.problems.map((problem) => ({
          code: problem.code,
          severity: problem.severity,
          place: problem.place,
          sentence: problemSentence(problem),
        })),
      }),
    );
    if (isUpdate && kind === 'sqlite') {
      writeFileSync(expectedFile, `${JSON.stringify({ ...told, files }, null, 2)}\n`);
      return;
    }
    expect(files).toEqual(expected);
    expect(answer.problems).toEqual([]);
    expect(JSON.stringify(answer)).not.toMatch(/\d{17}[\dX]/);
    // Nothing that is wrong is ever counted as taken.
    for (const { outcome, problems, changedCells } of files) {
      if (problems.some(({ severity }) => severity === 'ERROR')) {
        expect([['HAS_PROBLEMS', 'REFUSED'].includes(outcome), changedCells]).toEqual([true, 0]);
      }
    }
    const form = await app.services.breakdowns.find(bureau, luoshanId, tiepu);
    expect([form?.version, form?.filledCells]).toEqual([3, 0]);
  });
});
