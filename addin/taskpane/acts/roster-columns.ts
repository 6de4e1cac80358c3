import { rosterFacts, rosterPersonNames } from '../../../schema/files/roster.ts';
import type { ProblemPartsFragment } from '../../client/generated/graphql.ts';
import type { ColumnChoice } from './rosters.ts';

/** Something about the columns of a file that only a person can say. */
export interface ColumnQuestion {
  /** What is asked. */
  readonly label: string;
  readonly options: readonly {
    readonly label: string;
    /** What it would mean for the headers it is about. */
    readonly columns: readonly ColumnChoice[];
  }[];
}

const known = [
  ...Object.entries(rosterPersonNames).map(([key, { name }]) => ({ key, name })),
  ...rosterFacts.columns.map(({ key, name }) => ({ key, name })),
];

/** What a header that names persons can be. */
const personKeys = [
  { key: 'ignore', name: '不读' },
  { key: 'name', name: '本人姓名' },
  { key: 'idNumber', name: '本人身份证号' },
  { key: 'householderName', name: '户主姓名（也算名册上的人）' },
  { key: 'householderId', name: '户主身份证号（也算名册上的人）' },
  ...[1, 2, 3, 4, 5, 6].flatMap((number) => [
    { key: `memberName${number}`, name: `家庭成员${number}姓名` },
    { key: `memberId${number}`, name: `家庭成员${number}身份证号` },
  ]),
];

/** Longer lists of headers are cut off by the service, in the middle of a word. */
const longestList = 160;

/** What to ask before a roster can be read; empty when that is not what is wrong. */
export function columnQuestions(problems: readonly ProblemPartsFragment[]): readonly ColumnQuestion[] {
  return problems.flatMap((problem): ColumnQuestion[] => {
    const headers = headersIn(problem.found ?? '');
    const column = known.find(({ name }) => name === problem.expected);
    if (headers.length === 0) return [];
    switch (problem.code) {
      case 'ROSTER_COLUMN_MISSING':
        return column
          ? [
              {
                label: `哪一列是“${column.name}”`,
                options: headers.map((header) => ({
                  label: header,
                  columns: [{ header, key: column.key }],
                })),
              },
            ]
          : [];
      case 'ROSTER_COLUMN_TWICE':
        return column
          ? [
              {
                label: `“${column.name}”用哪一列`,
                options: headers.map((header) => ({
                  label: header,
                  columns: headers.map((each) => ({
                    header: each,
                    key: each === header ? column.key : 'ignore',
                  })),
                })),
              },
            ]
          : [];
      case 'ROSTER_PAIR_INCOMPLETE':
      case 'ROSTER_LAYOUT_UNCLEAR':
        return headers.map((header) => ({
          label: `“${header}”是什么`,
          options: personKeys.map(({ key, name }) => ({ label: name, columns: [{ header, key }] })),
        }));
      default:
        return [];
    }
  });
}

function headersIn(found: string): readonly string[] {
  const headers = found
    .split('、')
    .map((header) => header.replace(/^“|”$/g, ''))
    .filter((header) => header !== '');
  return [...new Set(found.length >= longestList ? headers.slice(0, -1) : headers)];
}
