import type { BreakdownForm, BreakdownNumbers } from '../../../schema/values/breakdown.ts';
import { checkBreakdown } from '../../../schema/values/breakdown-check.ts';
import { type CellEdit, editsBetween } from '../../../schema/values/breakdown-merge.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { SheetTokenFacts } from '../../../schema/values/sheet-token.ts';
import type { BroughtFile } from '../../ingest/breakdowns/brought-files.ts';
import { comparableRemarks, type FilledForm, filledForm } from '../../ingest/breakdowns/filled-form.ts';
import type { BreakdownFile, BroughtSheet } from '../../ingest/breakdowns/read-breakdown-file.ts';
import { campaignId } from '../campaigns/campaigns.ts';
import type { DivisionRecord } from '../divisions.ts';
import { Refusal } from '../refusal.ts';
import type { BreakdownImportParts } from './import.ts';
import type { BreakdownBaseRecord, BreakdownRecord, BreakdownVillageRecord } from './records.ts';
import { type BreakdownScene, callerOf } from './scope.ts';
import { requireToken } from './token.ts';

/** A form out of a file, with whose it is and what it changes. */
export interface BroughtForm {
  readonly file: BroughtFile;
  readonly format: BreakdownFile['format'];
  readonly digest: string;
  /** The file's name, and the tab's where a file holds several forms. */
  readonly shownName: string;
  readonly sheet: BroughtSheet;
  /** Whose it says it is, when that is credible and the actor's business. */
  readonly division: DivisionRecord | null;
  readonly known: KnownForm | null;
  /** Null when it could not be read, or not be believed. */
  readonly form: FilledForm | null;
  /** What it says other than the version it was made from. */
  readonly edits: readonly CellEdit[];
  readonly problems: readonly Problem[];
  /** What kept it out is not its numbers but what it is. */
  readonly isRefused: boolean;
}

/** What a genuine identity leads to. */
export interface KnownForm {
  readonly facts: SheetTokenFacts;
  readonly record: BreakdownRecord;
  readonly villages: readonly BreakdownVillageRecord[];
  readonly base: BreakdownBaseRecord;
}

/** The form's records by township, each asked for once in an import. */
export interface FormRecords {
  find(divisionCode: string): Promise<BreakdownRecord | null>;
  base(token: string): Promise<BreakdownBaseRecord | null>;
}

export async function broughtForm(
  { identities }: Pick<BreakdownImportParts, 'identities'>,
  scene: BreakdownScene,
  records: FormRecords,
  brought: Pick<BroughtForm, 'file' | 'format' | 'digest' | 'shownName' | 'sheet'>,
  mode: 'complete' | 'partial',
): Promise<BroughtForm> {
  const { sheet, shownName } = brought;
  const place = { file: shownName, ...(sheet.name === '' ? {} : { sheet: sheet.shownName }) };
  const out = (problems: readonly Problem[], more: Partial<BroughtForm> = {}): BroughtForm => ({
    ...brought,
    division: divisionOf(identities, scene, sheet.tokens),
    known: null,
    form: null,
    edits: [],
    problems,
    isRefused: false,
    ...more,
  });

  let known: KnownForm;
  try {
    known = await knownForm(identities, scene, records, sheet.tokens);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return out([refusedBecause(error, place)], { isRefused: true });
  }
  const { record, base, facts } = known;
  const read = filledForm(sheet, record.columns);
  const { form } = read;
  const placed = read.problems.map((problem) => ({ ...problem, place: { ...place, ...problem.place } }));
  if (!form) return out(placed, { known });

  const shape = shapeOf(known);
  const faults = checkBreakdown(
    shape,
    form.rows,
    { ...place, totals: form.places.totals },
    // The quota is the township's: one village alone says nothing of it.
    facts.villageCode === null ? mode : 'partial',
    numbersOf(base.villages),
  );
  const edits = editsOf(known, form, shape);
  return out([...placed, ...faults], { known, form, edits });
}

function divisionOf(
  identities: BreakdownImportParts['identities'],
  { actor, key, tree }: BreakdownScene,
  [token, ...others]: readonly string[],
): DivisionRecord | null {
  const read = identities.read(token ?? null);
  if (read.kind !== 'genuine' || others.length > 0 || read.facts.campaignId !== campaignId(key)) return null;
  const { divisionCode } = read.facts;
  return callerOf(actor, key.countyCode, divisionCode) ? (tree.byCode.get(divisionCode) ?? null) : null;
}

/** @throws Refusal SHEET_…, OUT_OF_SCOPE, BREAKDOWN_NOT_DISPATCHED */
async function knownForm(
  identities: BreakdownImportParts['identities'],
  scene: BreakdownScene,
  records: FormRecords,
  tokens: readonly string[],
): Promise<KnownForm> {
  // Two identities in one sheet: nobody knows whose numbers these are.
  if (tokens.length > 1) throw new Refusal('SHEET_TOKEN_TAMPERED');
  const [token = ''] = tokens;
  const facts = requireToken(identities, scene, token);
  if (!callerOf(scene.actor, scene.key.countyCode, facts.divisionCode)) throw new Refusal('OUT_OF_SCOPE');
  const record = await records.find(facts.divisionCode);
  if (!record) throw new Refusal('BREAKDOWN_NOT_DISPATCHED');
  if (facts.edition < record.edition) {
    throw new Refusal('SHEET_EDITION_OUTDATED', { found: facts.edition, expected: record.edition });
  }
  if (facts.edition > record.edition || facts.version > record.version) {
    throw new Refusal('SHEET_VERSION_UNKNOWN', { found: facts.version, expected: record.version });
  }
  const base = await records.base(token);
  if (!base) throw new Refusal('SHEET_VERSION_UNKNOWN', { found: facts.version, expected: record.version });
  return { facts, record, villages: await record.villages(), base };
}

/** What a refusal says, as a problem of one file. */
export function refusedBecause({ code, values }: Refusal, place: Problem['place']): Problem {
  const { found, expected, ...rest } = values;
  return {
    code,
    severity: 'ERROR',
    place,
    ...(found === undefined ? {} : { found: String(found) }),
    ...(expected === undefined ? {} : { expected: String(expected) }),
    values: rest,
  };
}

/** The form as it was dispatched; of a split file the one village. */
export function shapeOf({ facts, record, villages }: KnownForm): BreakdownForm {
  const own = villages.filter(({ code }) => facts.villageCode === null || code === facts.villageCode);
  return { columns: record.columns, villages: own };
}

export function numbersOf(villages: readonly BreakdownVillageRecord[]): BreakdownNumbers {
  return new Map(villages.map(({ code, values }) => [code, values]));
}

function editsOf({ base }: KnownForm, form: FilledForm, { columns, villages }: BreakdownForm): CellEdit[] {
  const filled = new Set(columns.filter(({ isFilled }) => isFilled).map(({ code }) => code));
  const own = new Set(villages.map(({ code }) => code));
  const numbers = editsBetween(
    columns.map(({ code }) => code),
    numbersOf(base.villages),
    form.numbers,
  ).filter(({ villageCode, columnCode }) => own.has(villageCode) && filled.has(columnCode));
  const before = new Map(base.villages.map(({ code, remarks }) => [code, remarks]));
  const remarks = [...form.remarks].flatMap(([villageCode, mine]): CellEdit[] => {
    const was = before.get(villageCode) ?? '';
    if (!own.has(villageCode) || comparableRemarks(was) === mine) return [];
    return [{ villageCode, columnCode: '', base: was, mine }];
  });
  return [...numbers, ...remarks];
}
