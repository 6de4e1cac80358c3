import { cellKey } from '../../../schema/values/breakdown.ts';
import type { CellEdit } from '../../../schema/values/breakdown-merge.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { comparableRemarks } from '../../ingest/breakdowns/filled-form.ts';
import { campaignId } from '../campaigns/campaigns.ts';
import { Refusal } from '../refusal.ts';
import type { BreakdownImportChoice, BreakdownImportParts, ImportedOutcome } from './import.ts';
import { type BroughtForm, numbersOf, refusedBecause } from './import-forms.ts';
import { digestOf, keyOf, type MergedForms, mergedForms, namesOf, type ReadForm } from './import-merge.ts';
import type {
  BreakdownConflictRecord,
  BreakdownOutcomeRecord,
  BreakdownRecord,
  BreakdownVillageRecord,
} from './records.ts';
import type { BreakdownScene } from './scope.ts';

/** What became of a form. */
export interface FormResult {
  readonly form: BroughtForm;
  readonly outcome: ImportedOutcome;
  readonly changedCells: number;
  readonly problems: readonly Problem[];
  readonly conflicts: readonly BreakdownConflictRecord[];
  readonly isReplay: boolean;
  /** As it is afterwards. */
  readonly record: BreakdownRecord | null;
  readonly villages: readonly BreakdownVillageRecord[];
  /** An identity by which the file as it stands is no older than the server; null: it keeps its own. */
  readonly freshToken: string | null;
}

/** Saves or submits township by township, in the order of the forms; a fault of one never stops another. */
export async function settled(
  parts: BreakdownImportParts,
  scene: BreakdownScene,
  forms: readonly BroughtForm[],
  choice: BreakdownImportChoice,
): Promise<readonly FormResult[]> {
  const results = new Map<BroughtForm, FormResult>();
  const townships = Map.groupBy(forms, ({ division }) => division?.code ?? '');
  for (const [divisionCode, all] of townships) {
    const good = all.filter(isGood);
    for (const form of all) if (!isGood(form)) results.set(form, faulty(form));
    if (good.length === 0) continue;
    // Half a township is not submitted; as a draft the good ones are kept.
    if (choice.submit && good.length < all.length) {
      for (const form of good) results.set(form, withOthersFault(form));
      continue;
    }
    for (const result of await savedTogether(parts, scene, divisionCode, good, choice)) {
      results.set(result.form, result);
    }
  }
  return forms.flatMap((form) => results.get(form) ?? []);
}

function isGood(form: BroughtForm): form is ReadForm {
  return (
    form.known !== null && form.form !== null && form.problems.every(({ severity }) => severity !== 'ERROR')
  );
}

function faulty(form: BroughtForm): FormResult {
  return {
    form,
    outcome: form.isRefused ? 'REFUSED' : 'HAS_PROBLEMS',
    changedCells: 0,
    problems: form.problems,
    conflicts: [],
    isReplay: false,
    record: form.known?.record ?? null,
    villages: form.known?.villages ?? [],
    freshToken: null,
  };
}

function withOthersFault(form: BroughtForm): FormResult {
  const problem: Problem = {
    code: 'BREAKDOWN_OTHER_FILE_FAULTY',
    severity: 'ERROR',
    place: { file: form.shownName },
  };
  return { ...faulty(form), problems: [...form.problems, problem] };
}

async function savedTogether(
  parts: BreakdownImportParts,
  scene: BreakdownScene,
  divisionCode: string,
  forms: readonly ReadForm[],
  choice: BreakdownImportChoice,
): Promise<readonly FormResult[]> {
  const merged = mergedForms(forms, choice.submit);
  if (merged.problems.size > 0) {
    return forms.map((form) => {
      const own = merged.problems.get(form.shownName);
      return own ? { ...faulty(form), problems: [...form.problems, ...own] } : withOthersFault(form);
    });
  }
  try {
    const outcome = await parts.breakdowns.save(
      scene.actor,
      saveChoice(parts, scene, divisionCode, forms, merged, choice),
    );
    const record = outcome.breakdown;
    const villages = (await record?.villages()) ?? [];
    return forms.map((form) => resultOf(parts, form, forms, outcome, villages, choice));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return forms.map((form) => ({
      ...faulty(form),
      outcome: 'REFUSED',
      problems: [...form.problems, refusedBecause(error, { file: form.shownName })],
    }));
  }
}

/**
 * Edits with what was chosen cell by cell: over the number that was seen the file's goes as if it had been made from it;
 * where the server's was chosen the file says nothing. The same whatever has become of the cells, so that the same import
 * sent again is known for what it is.
 */
function chosenEdits(
  edits: readonly CellEdit[],
  divisionCode: string,
  choices: BreakdownImportChoice['choices'],
): readonly CellEdit[] {
  const own = choices.filter((each) => each.divisionCode === divisionCode);
  const chosen = new Map(own.map((each) => [cellKey(each), each]));
  return edits.flatMap((edit) => {
    const choice = chosen.get(cellKey(edit));
    if (choice?.side === 'THEIRS') return [];
    return choice?.side === 'MINE' ? [{ ...edit, base: choice.theirs }] : [edit];
  });
}

function saveChoice(
  { identities }: BreakdownImportParts,
  { campaign }: BreakdownScene,
  divisionCode: string,
  forms: readonly ReadForm[],
  { edits, version, villageCodes }: MergedForms,
  choice: BreakdownImportChoice,
): Parameters<BreakdownImportParts['breakdowns']['save']>[1] {
  const [first] = forms;
  const edition = first?.known.facts.edition ?? 0;
  const id = campaignId(campaign);
  return {
    campaignId: id,
    // Of the township, also when single villages were brought.
    sheetToken: identities.sign({ campaignId: id, divisionCode, villageCode: null, edition, version }),
    act: choice.submit ? 'SUBMIT' : 'SAVE',
    origin: { kind: 'FILE', fileName: namesOf(forms), fileDigest: digestOf(forms) },
    baseVersion: version,
    edits: chosenEdits(edits, divisionCode, choice.choices).map((edit) => ({ ...edit, reason: '' })),
    villageCodes,
    onConflict: choice.onConflict,
    dryRun: choice.dryRun,
    reason: '',
    mutationKey: keyOf(choice.mutationKey, divisionCode, forms),
  };
}

function resultOf(
  { identities }: BreakdownImportParts,
  form: ReadForm,
  all: readonly ReadForm[],
  outcome: BreakdownOutcomeRecord,
  villages: readonly BreakdownVillageRecord[],
  choice: BreakdownImportChoice,
): FormResult {
  const own = new Set(form.edits.map(cellKey));
  const isAlone = all.length === 1;
  const bases = new Map(form.edits.map((edit) => [cellKey(edit), edit.base]));
  const conflicts = outcome.conflicts
    .filter((conflict) => isAlone || own.has(cellKey(conflict)))
    // What was chosen over is no base of the file's.
    .map((conflict) => ({ ...conflict, base: bases.get(cellKey(conflict)) ?? null }));
  if (outcome.outcome === 'HAS_CONFLICTS' && conflicts.length === 0) return withOthersFault(form);
  const record = outcome.breakdown;
  const isDone = outcome.outcome === 'DONE' || outcome.outcome === 'UNCHANGED';
  const isCurrent = record !== null && isDone && !choice.dryRun && isSame(form, villages);
  return {
    form,
    outcome: outcome.outcome,
    changedCells: isAlone ? outcome.changedCells : isDone ? form.edits.length : 0,
    problems: [
      ...form.problems,
      ...outcome.problems.map((problem) => ({
        ...problem,
        place: { file: form.shownName, ...problem.place },
      })),
    ],
    conflicts,
    isReplay: outcome.isReplay,
    record,
    villages,
    freshToken: isCurrent
      ? identities.sign({ ...form.known.facts, edition: record.edition, version: record.version })
      : null,
  };
}

/**
 * True when the file shows what the server has. A file that shows older numbers keeps its older identity: with a new one
 * they would pass for edits, and take back what others did.
 */
function isSame({ form, known }: ReadForm, villages: readonly BreakdownVillageRecord[]): boolean {
  const now = numbersOf(villages);
  const filled = known.record.columns.map(({ isFilled }) => isFilled);
  const remarks = new Map(villages.map((village) => [village.code, comparableRemarks(village.remarks)]));
  return (
    [...form.numbers].every(([code, numbers]) =>
      numbers.every((value, at) => !filled[at] || value === (now.get(code)?.[at] ?? null)),
    ) && [...form.remarks].every(([code, text]) => text === (remarks.get(code) ?? ''))
  );
}
