import type { Problem } from '../../../schema/values/problem.ts';
import type { Notice } from '../notice.ts';
import type { Path } from '../notice-check/faults.ts';
import { pathOf } from '../notice-place.ts';
import { switchCodes, switchKind } from '../switch.ts';
import { percent, yuanFigure } from '../wording.ts';
import { type Registries, registriesOf } from './tables.ts';
import { leafText } from './text.ts';
import { type Leaf, leafName, partAt } from './walk.ts';

/**
 * Says the problems of an edited notice as the 政策参数 sheet writes its values: amounts in yuan, shares in percent, choices
 * and codes by their words. The check itself speaks of a file, where 400 yuan are 40000; who obeyed that in the sheet
 * would write 40,000 yuan.
 *
 * @param notice before the edits; the problems stand at the paths of before, too
 */
export function inSheetWords(notice: Notice): (problem: Problem) => Problem {
  const registries = registriesOf(notice);
  return (problem) => {
    const reword = rewordings[problem.code];
    const named = withNames(problem, registries);
    return reword ? reword(named, spotOf(notice, registries, problem)) : named;
  };
}

/** Where a problem stands, as the sheet calls it. */
interface Spot {
  readonly label: string;
  /** Null at a part that holds several values. */
  readonly leaf: Leaf | null;
  /** The words for an option of a choice at or beside the place, or the title of a key there; else the code itself. */
  readonly optionWords: (code: string) => string;
  /** A value of the file as the sheet writes it here. */
  readonly written: (value: string) => string;
}

type Rewording = (problem: Problem, spot: Spot) => Problem;

const rewordings: Readonly<Record<string, Rewording>> = {
  NOTICE_UNIT_SUSPECTED: (problem, { label }) =>
    reworded(problem, 'PARAMETER_AMOUNT_SUSPECTED', { label }, yuanFigure(Number(problem.found))),
  NOTICE_PERCENT_SUSPECTED: (problem, { label }) =>
    reworded(problem, 'PARAMETER_PERCENT_SUSPECTED', { label }, percent(Number(problem.found))),
  NOTICE_FIELD_NEEDED: (problem, { label, optionWords }) =>
    reworded(problem, 'PARAMETER_FIELD_NEEDED', { label, chosen: optionWords(chosenOf(problem)) }),
  NOTICE_FIELD_UNUSED: (problem, { label, optionWords, written }) =>
    reworded(
      problem,
      'PARAMETER_FIELD_UNUSED',
      { label, chosen: optionWords(chosenOf(problem)) },
      written(problem.found ?? ''),
    ),
  NOTICE_MISSING: (problem, { label, leaf }) => ({
    ...reworded(problem, 'PARAMETER_MISSING', { label }),
    expected: leaf === null ? '' : Object.values(leaf.options).join(' / '),
  }),
  NOTICE_UNKNOWN_CHOICE: (problem, { label, leaf, optionWords }) => ({
    ...reworded(problem, 'PARAMETER_NOT_A_CHOICE', { label }, optionWords(problem.found ?? '')),
    expected: Object.values(leaf?.options ?? {}).join(' / '),
  }),
  NOTICE_UNKNOWN_CATEGORY: undefinedName,
  NOTICE_UNKNOWN_TIER: undefinedName,
  NOTICE_UNKNOWN_GROUP: undefinedName,
  NOTICE_UNKNOWN_METRIC: undefinedName,
  NOTICE_UNKNOWN_CLAUSE: undefinedName,
  NOTICE_UNKNOWN_DIVISION: undefinedName,
  NOTICE_SWITCH_UNANSWERED: (problem) => {
    const code = switchCodes.find((known) => known === problem.found);
    const options = code === undefined ? [] : Object.values(switchKind(code).options);
    return {
      ...reworded(problem, 'PARAMETER_QUESTION_UNANSWERED', { ...problem.values }),
      expected: options.map((words) => `“${words}”`).join('或'),
    };
  },
  NOTICE_QUESTIONS_OPEN: (problem) =>
    reworded(problem, 'PARAMETER_QUESTIONS_OPEN', {
      ...problem.values,
      words: String(problem.values?.words ?? '').replace(/（[A-Z_]+）/g, ''),
    }),
  NOTICE_PAYERS_SUM: (problem) =>
    reworded(problem, 'PARAMETER_PAYERS_SUM', {}, percent(Number(problem.found))),
  NOTICE_FULL_SUBSIDY_PAYS: mustBeZero('FULL'),
  NOTICE_NO_SUBSIDY_ASSISTS: mustBeZero('NONE'),
  NOTICE_REWARD_WITHOUT_AMOUNT: (problem, { label }) =>
    reworded(problem, 'PARAMETER_REWARD_WITHOUT_AMOUNT', { label }),
  NOTICE_REWARD_TWO_AMOUNTS: (problem, { label }) =>
    reworded(problem, 'PARAMETER_REWARD_TWO_AMOUNTS', { label }),
  NOTICE_BANDS_GAP: (problem) => reworded(problem, 'PARAMETER_BANDS_GAP', {}),
  NOTICE_PRECEDENCE_UNUSED: (problem) => {
    const words = switchKind('SUBSIDY_PRECEDENCE').options;
    return {
      ...reworded(problem, 'PARAMETER_PRECEDENCE_UNUSED', {}, words[problem.found ?? ''] ?? ''),
      expected: words.LISTED_ORDER ?? '',
    };
  },
  NOTICE_CATEGORY_CIRCLE: (problem) => reworded(problem, 'PARAMETER_CATEGORY_CIRCLE', {}),
  NOTICE_WITHOUT_FISCAL: (problem) => reworded(problem, 'PARAMETER_WITHOUT_FISCAL', {}),
  NOTICE_NO_VARIABLE_WAITING: (problem, { label }) =>
    reworded(problem, 'PARAMETER_NO_VARIABLE_WAITING', { label }),
  NOTICE_BIRTH_ELSEWHERE: (problem, { label }) => reworded(problem, 'PARAMETER_BIRTH_ELSEWHERE', { label }),
  NOTICE_NEVER_BELOW: (problem, { label }) => reworded(problem, 'PARAMETER_NEVER_BELOW', { label }),
};

function undefinedName(problem: Problem, { label }: Spot): Problem {
  return reworded(problem, 'PARAMETER_NOT_DEFINED', { label });
}

/** @param kind the subsidy that leaves nothing there */
function mustBeZero(kind: string): Rewording {
  return (problem, { label, optionWords }) =>
    reworded(problem, 'PARAMETER_MUST_BE_ZERO', { label, chosen: optionWords(kind) });
}

/** Keeps place and severity, and where a fault that a later document brings shows. */
function reworded(
  problem: Problem,
  code: string,
  values: Readonly<Record<string, string | number>>,
  found: string | undefined = problem.found,
): Problem {
  const inside = problem.values?.inside;
  return {
    ...problem,
    code,
    ...(found === undefined ? {} : { found }),
    values: inside === undefined ? values : { ...values, inside },
  };
}

function chosenOf({ values }: Problem): string {
  return String(values?.chosen ?? '');
}

function spotOf(notice: Notice, registries: Registries, { place, values }: Problem): Spot {
  const path = pathOf(String(values?.inside || place.path)) ?? [];
  const part = nearestPart(notice, path);
  const leaf = part?.kind === 'leaf' ? part.leaf : null;
  const owner = leaf === null ? part : partAt(notice, leaf.path.slice(0, -1));
  const choices = [leaf, ...(owner?.kind === 'part' ? owner.own : [])];
  return {
    label: leaf === null ? (part?.kind === 'part' ? part.title : '') : leafName(leaf),
    leaf,
    optionWords: (code) =>
      choices.flatMap((choice) => choice?.options[code] ?? [])[0] ??
      choices.find((choice) => choice?.path.at(-1) === code)?.label ??
      code,
    written: (value) =>
      leaf !== null && /^\d+$/.test(value)
        ? leafText({ ...leaf, value: Number(value), isList: false }, registries)
        : value,
  };
}

/** The place itself, or the list of codes that it is one of. */
function nearestPart(notice: Notice, path: Path): ReturnType<typeof partAt> {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const part = partAt(notice, path.slice(0, depth));
    if (part) return part;
  }
  return null;
}

/** Codes that a notice defines give way to their names, and the keys beside them to their titles. */
function withNames(problem: Problem, registries: Registries): Problem {
  const entries = [
    ...registries.categories,
    ...registries.tiers,
    ...registries.groups,
    ...registries.metrics,
  ];
  const names = new Map(entries.map(({ code, name }) => [code, name]));
  const named = (text: string) =>
    text
      .replace(/\btier: /g, '档次 ')
      .replace(/\bgroup: /g, '人群 ')
      .replace(/[A-Z][A-Z0-9_]*/g, (code) => names.get(code) ?? code);
  const { found, expected } = problem;
  return {
    ...problem,
    ...(found === undefined ? {} : { found: named(found) }),
    ...(expected === undefined ? {} : { expected: named(expected) }),
  };
}
