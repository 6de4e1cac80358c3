import { withoutName } from '../../schema/values/person-name.ts';
import type { Problem } from '../../schema/values/problem.ts';

/** How many problems are kept in full; the count stays exact. */
export const keptProblems = 200;

/** Problems of one import: the first `keptProblems` by line, and exact counts of all. */
export class ProblemList {
  problemCount = 0;
  errorCount = 0;
  readonly #kept: Problem[] = [];

  /** Whether a problem at this line would be kept: lets a caller skip building what is only counted. */
  keeps(line: number): boolean {
    const last = this.#kept[keptProblems - 1];
    return last === undefined || lineOf(last) > line;
  }

  add(problem: Problem): void {
    this.count(problem.severity);
    const line = lineOf(problem);
    if (!this.keeps(line)) return;
    let at = this.#kept.length;
    while (at > 0 && lineOf(this.#kept[at - 1] as Problem) > line) at--;
    this.#kept.splice(at, 0, nameless(problem));
    if (this.#kept.length > keptProblems) this.#kept.pop();
  }

  /** Counts a problem that `keeps` said no to. */
  count(severity: Problem['severity']): void {
    this.problemCount++;
    if (severity === 'ERROR') this.errorCount++;
  }

  get kept(): readonly Problem[] {
    return this.#kept;
  }
}

/** A column taken for another brings names and numbers to where places and amounts are looked for. */
function nameless(problem: Problem): Problem {
  const { found } = problem;
  return found === undefined ? problem : { ...problem, found: withoutName(found) };
}

// A problem of the whole file has no line and comes first.
function lineOf(problem: Problem): number {
  return problem.place.line ?? 0;
}
