/**
 * An answer as the service really gives it: what it does not know is null. The generated types allow `undefined`
 * there as well, which a request never brings.
 */
export type Answered<T> = T extends readonly (infer Item)[]
  ? Answered<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Answered<Exclude<T[Key], undefined>> }
    : T;

export function answered<T>(answer: T): Answered<T> {
  return answer as Answered<T>;
}
