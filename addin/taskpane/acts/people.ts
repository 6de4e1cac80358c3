import {
  CorrectDivisionDocument,
  LookUpPersonDocument,
  MergeNewbornDocument,
  type NonEnrollmentReason,
  type PersonPartsFragment,
  type ProblemPartsFragment,
  RecordDeathDocument,
  type RecordedPartsFragment,
  RecordTransferDocument,
  RegisterNewbornDocument,
  ReportReasonsDocument,
  UnmaskPersonsDocument,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';

export type Person = PersonPartsFragment;
export type PersonCampaign = Person['campaigns'][number];
export type PersonPayment = PersonCampaign['payments'][number];

/** What a person is looked for by. */
export type FoundBy = 'idNumber' | 'receiptNumber' | 'key' | 'temporaryCode';

export interface FoundPerson {
  readonly person: Person | null;
  readonly problems: readonly ProblemPartsFragment[];
}

/** The text goes out as a variable of the request alone: it is in no address and is not kept. */
export async function lookUpPerson(
  client: Client,
  campaignId: string,
  by: FoundBy,
  text: string,
): Promise<FoundPerson> {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const input = { campaignId, [by]: by === 'receiptNumber' ? text.trim() : plain.toUpperCase() };
  const { lookUpPerson: answer } = await client.send(LookUpPersonDocument, { input });
  return { person: answer.person ?? null, problems: answer.problems };
}

export interface PlainPerson {
  readonly name: string;
  readonly idNumber: string | null;
}

/** Name and full number; the service keeps who looked and what for. */
export async function unmaskPerson(
  client: Client,
  campaignId: string,
  key: string,
  purpose: string,
): Promise<{ readonly plain: PlainPerson | null; readonly reasons: readonly string[] }> {
  const { unmaskPersons } = await client.send(UnmaskPersonsDocument, {
    input: { campaignId, keys: [key], purpose: purpose.trim() },
  });
  const [found] = unmaskPersons.persons;
  return {
    plain: found ? { name: found.name, idNumber: found.idNumber ?? found.temporaryCode ?? null } : null,
    reasons: [
      ...unmaskPersons.refused.map(({ reason }) => reason),
      ...unmaskPersons.problems.map(({ message }) => message),
    ],
  };
}

/** Where somebody lives: a township, and a village when it is known. */
export interface PlaceChoice {
  readonly townshipCode: string;
  /** Empty: not known. */
  readonly villageCode: string;
}

/** What happened to a person, as the form has it. */
export type PersonEventChoice =
  | ({
      readonly kind: 'transfer';
      readonly onDay: string;
      readonly evidence: string;
      readonly note: string;
    } & PlaceChoice)
  | ({ readonly kind: 'division'; readonly note: string } & PlaceChoice)
  | {
      readonly kind: 'death';
      readonly onDay: string;
      readonly evidence: string;
      readonly note: string;
    };

export async function recordEvent(
  client: Client,
  campaignId: string,
  { key, version }: Pick<Person, 'key' | 'version'>,
  choice: PersonEventChoice,
): Promise<RecordedPartsFragment> {
  const about = { campaignId, key, version };
  switch (choice.kind) {
    case 'transfer': {
      const { onDay, evidence, note } = choice;
      const input = { ...about, onDay, evidence, note, ...placeOf(choice) };
      return (await client.send(RecordTransferDocument, { input })).recordTransfer;
    }
    case 'division': {
      const input = { ...about, note: choice.note, ...placeOf(choice) };
      return (await client.send(CorrectDivisionDocument, { input })).correctDivision;
    }
    case 'death': {
      const { onDay, evidence, note } = choice;
      return (await client.send(RecordDeathDocument, { input: { ...about, onDay, evidence, note } }))
        .recordDeath;
    }
  }
}

export interface NewbornChoice extends PlaceChoice {
  readonly name: string;
  readonly bornOn: string;
  readonly evidence: string;
}

/** @param isAnother said by the clerk after the service found a child alike */
export async function registerNewborn(
  client: Client,
  campaignId: string,
  choice: NewbornChoice,
  isAnother = false,
): Promise<RecordedPartsFragment> {
  const { name, bornOn, evidence } = choice;
  const input = { campaignId, name: name.trim(), bornOn, evidence, note: '', isAnother, ...placeOf(choice) };
  return (await client.send(RegisterNewbornDocument, { input })).registerNewborn;
}

export interface MergeChoice {
  readonly idNumber: string;
  /** Empty: as registered. */
  readonly name: string;
  readonly evidence: string;
}

/** @param newborn with a temporary code */
export async function mergeNewborn(
  client: Client,
  campaignId: string,
  newborn: Pick<Person, 'temporaryCode' | 'version'>,
  choice: MergeChoice,
): Promise<RecordedPartsFragment> {
  const { mergeNewborn: answer } = await client.send(MergeNewbornDocument, {
    input: {
      campaignId,
      temporaryCode: newborn.temporaryCode ?? '',
      version: newborn.version,
      idNumber: choice.idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase(),
      name: choice.name.trim() === '' ? null : choice.name.trim(),
      evidence: choice.evidence,
      note: '',
    },
  });
  return answer;
}

export interface ReasonChoice {
  /** Null takes a reported reason back. */
  readonly reason: NonEnrollmentReason | null;
  readonly evidence: string;
  readonly note: string;
  /** Version of the reason as it was read; 0 when there was none. */
  readonly baseVersion: number;
}

/** Why one person is not enrolled, from the counter. */
export async function reportReason(client: Client, campaignId: string, key: string, choice: ReasonChoice) {
  const { reportReasons } = await client.send(ReportReasonsDocument, {
    input: { campaignId, rows: [{ key, ...choice }], onProblem: 'ALL_OR_NOTHING' },
  });
  return reportReasons;
}

function placeOf({ townshipCode, villageCode }: PlaceChoice) {
  return { townshipCode, villageCode: villageCode === '' ? null : villageCode };
}
