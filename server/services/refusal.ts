/**
 * A refused act: the caller may not, or the state does not allow it. Wrong data is never a refusal but a list
 * of problems; a bug is a plain Error.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;

  /** @param code permanent English code with a sentence in `schema/messages` */
  constructor(code: string, values: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.values = values;
  }
}
