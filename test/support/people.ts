import { setTimeout as sleep } from 'node:timers/promises';
import { luoshanId, type TestApp } from './app.ts';

/** What a roster's row says; a header row with these names comes first. */
export interface TestRosterRow {
  readonly name: string;
  readonly idNumber: string;
  readonly township: string;
}

export interface TestRosterResult {
  readonly outcome: string;
  readonly persons: number;
  readonly newPersons: number;
  readonly newEntries: number;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

export const rosterHeader = ['姓名', '身份证号码', '乡镇'];

/** Makes the source when it is not there, imports rows as a roster and waits. */
export async function importRoster(
  app: TestApp,
  token: string,
  source: { readonly code: string; readonly category: string; readonly asOfOn: string },
  rows: readonly TestRosterRow[],
): Promise<TestRosterResult> {
  await app.graphql(
    `mutation ($input: SaveRosterSourceInput!) { saveRosterSource(input: $input) { problems { code } } }`,
    {
      input: {
        campaignId: luoshanId,
        code: source.code,
        name: `示例${source.code}`,
        office: '示例民政局',
        category: source.category,
        isFull: true,
      },
    },
    token,
  );
  const { data, errors } = await app.graphql<{
    importRosterRows: { job: { id: string } | null; problems: { code: string; message: string }[] };
  }>(
    `mutation ($input: ImportRosterRowsInput!) { importRosterRows(input: $input) {
       job { id } problems { code message } } }`,
    {
      input: {
        campaignId: luoshanId,
        sourceCode: source.code,
        asOfOn: source.asOfOn,
        address: `名册!A1:C${rows.length + 1}`,
        rows: [rosterHeader, ...rows.map(({ name, idNumber, township }) => [name, idNumber, township])],
        allowManyCancelled: true,
      },
    },
    token,
  );
  const job = data?.importRosterRows.job;
  if (!job) throw new Error(JSON.stringify(errors ?? data.importRosterRows.problems));
  for (;;) {
    const answer = await app.graphql<{
      importJob: { status: string; rosterResult: TestRosterResult | null };
    }>(
      `query ($id: ID!) { importJob(id: $id) { status rosterResult { outcome persons newPersons newEntries
         problems { code message } } } }`,
      { id: job.id },
      token,
    );
    const { importJob } = answer.data;
    if (importJob.status === 'FAILED') throw new Error('the roster import failed');
    if (importJob.rosterResult) return importJob.rosterResult;
    await sleep(15);
  }
}

const place = 'townshipCode townshipName villageCode villageName';
export const personFields = `key version isNamed maskedName maskedIdNumber age temporaryCode bornOn
  place { ${place} } divisions { fromOn toOn place { townshipCode villageCode } }
  memberships { sourceName office categoryCode categoryName asOfOn fromOn toOn status place { townshipCode } }
  campaigns { campaignId isInsured countedOn refundedOn alsoPaidElsewhere paidFen due { outcome personPaysFen }
    check { verdict dueFen paidFen } reason { code evidence }
    payments { receiptNumber amountFen paidOn isVoid flags place { townshipCode } entries { number kind }
      statements { source outcome } } }
  events { number kind onDay from { townshipCode } to { townshipCode } evidence recordedBy }
  reviewItems { kind } mayUnmask { allowed reason } mayRecord { allowed reason }`;

export interface TestPerson {
  readonly key: string;
  readonly version: number;
  readonly isNamed: boolean;
  readonly maskedName: string | null;
  readonly maskedIdNumber: string | null;
  readonly age: number | null;
  readonly temporaryCode: string | null;
  readonly bornOn: string | null;
  readonly place: { readonly townshipCode: string; readonly townshipName: string } | null;
  readonly divisions: readonly unknown[];
  readonly memberships: readonly { readonly categoryCode: string; readonly toOn: string | null }[];
  readonly campaigns: readonly {
    readonly campaignId: string;
    readonly isInsured: boolean;
    readonly countedOn: string | null;
    readonly paidFen: number;
    readonly due: { readonly outcome: string; readonly personPaysFen: number | null } | null;
    readonly check: { readonly verdict: string } | null;
    readonly reason: { readonly code: string; readonly evidence: string } | null;
    readonly payments: readonly { readonly receiptNumber: string; readonly flags: readonly string[] }[];
  }[];
  readonly events: readonly { readonly kind: string; readonly onDay: string | null }[];
  readonly reviewItems: readonly { readonly kind: string }[];
  readonly mayUnmask: { readonly allowed: boolean; readonly reason: string | null };
  readonly mayRecord: { readonly allowed: boolean };
}

export interface TestRecorded {
  readonly person: TestPerson | null;
  readonly notes: readonly string[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

/** A mutation about one person by its name and input. */
export async function personAct(
  app: TestApp,
  token: string,
  act: string,
  input: Record<string, unknown>,
): Promise<TestRecorded> {
  const inputType = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input`;
  const notes = act === 'lookUpPerson' ? '' : 'notes';
  const { data, errors } = await app.graphql<Record<string, TestRecorded>>(
    `mutation ($input: ${inputType}!) { ${act}(input: $input) {
       person { ${personFields} } ${notes} problems { code message } } }`,
    { input: { campaignId: luoshanId, ...input } },
    token,
  );
  const answer = data?.[act];
  if (!answer) throw new Error(JSON.stringify(errors));
  return answer;
}

/** The person, or the code of the problem. */
export async function lookUp(
  app: TestApp,
  token: string,
  question: Record<string, unknown>,
): Promise<TestPerson | string> {
  const { person, problems } = await personAct(app, token, 'lookUpPerson', question);
  return person ?? problems[0]?.code ?? 'nothing';
}
