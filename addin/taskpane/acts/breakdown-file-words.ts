import type { BreakdownOutcome, ImportBreakdownsMutation } from '../../client/generated/graphql.ts';

type ImportedFile = ImportBreakdownsMutation['importBreakdowns']['files'][number];

/** One form of the files, as it is listed. */
export interface ListedFile {
  readonly name: string;
  /** The township it is of; null when nobody can tell. */
  readonly township: string | null;
  readonly outcome: BreakdownOutcome;
  readonly outcomeName: string;
  /** Conflicts too: each is a sentence with all three numbers. The files are elsewhere, so there is nothing to jump to. */
  readonly problems: readonly {
    readonly severity: 'ERROR' | 'WARNING';
    readonly message: string;
    readonly address: null;
  }[];
}

export function listedFile(file: ImportedFile, isTrial: boolean, isSubmit: boolean): ListedFile {
  const { fileName, divisionName, outcome, changedCells, problems, conflicts } = file;
  return {
    name: fileName,
    township: divisionName,
    outcome,
    outcomeName: outcomeName(outcome, changedCells, isTrial, isSubmit),
    problems: [
      ...problems.map(({ severity, message }) => ({ severity, message, address: null })),
      ...conflicts.map(({ message }) => ({ severity: 'ERROR' as const, message, address: null })),
    ],
  };
}

function outcomeName(outcome: BreakdownOutcome, cells: number, isTrial: boolean, isSubmit: boolean): string {
  switch (outcome) {
    case 'DONE':
      return isTrial ? `可以收，改 ${cells} 格` : `${isSubmit ? '已提交' : '已保存'}，改 ${cells} 格`;
    case 'UNCHANGED':
      return '与系统里的相同，没有改动';
    case 'HAS_PROBLEMS':
      return '有错误，没有收';
    case 'HAS_CONFLICTS':
      return '别人也改过，没有收';
    case 'REFUSED':
      return '现在不能收';
  }
}
