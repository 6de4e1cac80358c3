import { sentence } from '../../../schema/messages.ts';
import { beijingMinute } from '../../../schema/sheets/words.ts';
import type {
  BreakdownCellChoiceInput,
  BreakdownOutcome,
  ImportBreakdownsMutation,
} from '../../client/generated/graphql.ts';

type ImportAnswer = ImportBreakdownsMutation['importBreakdowns'];
type ImportedFile = ImportAnswer['files'][number];

/** Which forms are wanted as files. Without a township all that the account may see. */
export interface FormFiles {
  readonly township: string | null;
  /** `form`: one workbook of one township; `zip`: a file each; `workbook`: one file, a sheet a township. */
  readonly as: 'form' | 'townshipZip' | 'villageZip' | 'workbook';
}

/** Where the service has them. */
export function formsPath(campaignId: string, { township, as }: FormFiles): string {
  const files = {
    form: ['breakdown-form.xlsx', null],
    townshipZip: ['breakdown-forms.zip', 'township'],
    villageZip: ['breakdown-forms.zip', 'village'],
    workbook: ['breakdown-forms.xlsx', null],
  } as const;
  const [name, by] = files[as];
  const asked = new URLSearchParams();
  if (by) asked.set('by', by);
  if (township) asked.set('under', township);
  const query = asked.toString();
  return `/export/${encodeURIComponent(campaignId)}/${name}${query === '' ? '' : `?${query}`}`;
}

/** One form of the files, as it is listed. */
export interface ListedFile {
  readonly name: string;
  /** The township it is of; null when nobody can tell. */
  readonly township: string | null;
  readonly outcome: BreakdownOutcome;
  readonly outcomeName: string;
  /** The files are elsewhere, so there is nothing to jump to. */
  readonly problems: readonly {
    readonly severity: 'ERROR' | 'WARNING';
    readonly message: string;
    readonly address: null;
  }[];
  /** Cells that somebody else has changed since the file was made. */
  readonly conflicts: readonly FileConflict[];
}

/** A cell to be chosen: the file's number or the service's. */
export interface FileConflict {
  /** The same for the same cell of the same township. */
  readonly key: string;
  /** 「示例东岗村 任务数」. */
  readonly name: string;
  readonly divisionCode: string;
  readonly villageCode: string;
  readonly columnCode: string;
  readonly base: number | string | null;
  readonly mine: number | string | null;
  readonly theirs: number | string | null;
  readonly who: string;
}

/** A cell that was chosen. */
export interface FileChoice extends FileConflict {
  readonly side: 'MINE' | 'THEIRS';
}

/** Choices as the service takes them. */
export function cellChoices(choices: readonly FileChoice[]): BreakdownCellChoiceInput[] {
  return choices.map(({ divisionCode, villageCode, columnCode, side, theirs }) => ({
    divisionCode,
    villageCode,
    columnCode,
    side,
    ...(typeof theirs === 'string' ? { theirsText: theirs } : { theirs }),
  }));
}

/** What was chosen of a cell; null when the service's number is another than the one that was seen. */
export function chosenSide(
  choices: readonly FileChoice[],
  { key, theirs }: FileConflict,
): FileChoice['side'] | null {
  return choices.find((choice) => choice.key === key && choice.theirs === theirs)?.side ?? null;
}

/** Choices with those of some cells made, or made anew. */
export function withChosen(
  choices: readonly FileChoice[],
  cells: readonly FileConflict[],
  side: FileChoice['side'],
): readonly FileChoice[] {
  const anew = new Set(cells.map(({ key }) => key));
  return [...choices.filter(({ key }) => !anew.has(key)), ...cells.map((cell) => ({ ...cell, side }))];
}

/** The cells of a file that are to be chosen, after those of its township that were and can still be chosen otherwise. */
export function openConflicts(
  conflicts: readonly FileConflict[],
  choices: readonly FileChoice[],
): readonly FileConflict[] {
  const asked = new Set(conflicts.map(({ key }) => key));
  const township = conflicts[0]?.divisionCode;
  return [
    ...choices.filter(({ key, divisionCode }) => divisionCode === township && !asked.has(key)),
    ...conflicts,
  ];
}

/** What became of each form of the files. */
export interface ImportedForms {
  readonly headline: string;
  readonly intent: 'success' | 'warning' | 'error';
  readonly files: readonly ListedFile[];
  /** About the file as a whole. */
  readonly problems: ListedFile['problems'];
  /** Path of the files with what was found written into them. */
  readonly returnedCopy: string | null;
  /** Numbers or states at the service may be others now. */
  readonly hasChanged: boolean;
}

/** The answer in words. */
export function importedForms(
  { files, problems, returnedCopy }: ImportAnswer,
  isTrial: boolean,
  isSubmit: boolean,
): ImportedForms {
  const forms = files.filter((file) => !isNoForm(file));
  const taken = forms.filter(({ outcome }) => isTaken(outcome)).length;
  const left = forms.length - taken;
  const code =
    forms.length === 0 ? 'BREAKDOWN_FILES_NONE' : isTrial ? 'BREAKDOWN_FILES_TRIED' : 'BREAKDOWN_FILES_TAKEN';
  return {
    headline: sentence(code, { found: forms.length, taken, left }),
    intent: taken === 0 ? 'error' : left > 0 || problems.length > 0 ? 'warning' : 'success',
    files: files.map((file) => listedFile(file, isTrial, isSubmit)),
    problems: problems.map(({ severity, message }) => ({ severity, message, address: null })),
    // A file that was taken whole has nothing to be mended.
    returnedCopy: left > 0 || forms.some((file) => file.problems.length > 0) ? returnedCopy : null,
    hasChanged: !isTrial && taken > 0,
  };
}

/** Something else that lay beside the forms, such as a .txt in a .zip. */
function isNoForm({ problems }: ImportedFile): boolean {
  return hasOnly(problems, 'BREAKDOWN_FILE_NO_FORM');
}

function hasOnly(problems: ImportedFile['problems'], code: string): boolean {
  return problems.length > 0 && problems.every((problem) => problem.code === code);
}

function isTaken(outcome: BreakdownOutcome): boolean {
  return outcome === 'DONE' || outcome === 'UNCHANGED';
}

function listedFile(file: ImportedFile, isTrial: boolean, isSubmit: boolean): ListedFile {
  const { fileName, divisionCode, divisionName, outcome, problems, conflicts } = file;
  return {
    name: fileName,
    township: divisionName,
    outcome,
    outcomeName: outcomeName(file, isTrial, isSubmit),
    problems: problems.map(({ severity, message }) => ({ severity, message, address: null })),
    conflicts: conflicts.map((conflict) => fileConflict(divisionCode ?? '', conflict)),
  };
}

function fileConflict(
  divisionCode: string,
  {
    villageCode,
    villageName,
    columnCode,
    columnName,
    by,
    at,
    ...conflict
  }: ImportedFile['conflicts'][number],
): FileConflict {
  const isRemarks = columnCode === '';
  const { base, mine, theirs } = isRemarks
    ? { base: conflict.baseText, mine: conflict.mineText, theirs: conflict.theirsText }
    : conflict;
  return {
    key: `${divisionCode} ${villageCode}/${columnCode}`,
    name: `${villageName} ${columnName}`,
    divisionCode,
    villageCode,
    columnCode,
    base: base ?? null,
    mine: mine ?? null,
    theirs: theirs ?? null,
    who: `（${by}，${beijingMinute(at)}）`,
  };
}

function outcomeName(
  { outcome, changedCells: cells, problems, conflicts }: ImportedFile,
  isTrial: boolean,
  isSubmit: boolean,
): string {
  switch (outcome) {
    case 'DONE':
      return isTrial ? `可以收，改 ${cells} 格` : `${isSubmit ? '已提交' : '已保存'}，改 ${cells} 格`;
    case 'UNCHANGED':
      return '表上没有新的改动，系统里没有动';
    case 'HAS_PROBLEMS':
      if (hasOnly(problems, 'BREAKDOWN_FILE_NO_FORM')) return '没有填报表，跳过了';
      return hasOnly(problems, 'BREAKDOWN_OTHER_FILE_FAULTY') ? '等其他文件改好，没有收' : '有错误，没有收';
    case 'HAS_CONFLICTS':
      return `系统里也改过 ${conflicts.length} 格，没有收。请逐格选定，再按“导入”`;
    case 'REFUSED':
      return '现在不能收';
  }
}
