/** An error that Excel answers with; `code` becomes `OfficeExtension.Error.code` in the add-in. */
export class Failure extends Error {
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message: string, httpStatus = 400) {
    super(message);
    this.code = code;
    this.httpStatus = httpStatus;
  }
}

export function invalidArgument(
  message = 'The argument is invalid or missing or has an incorrect format.',
): Failure {
  return new Failure('InvalidArgument', message);
}

export function wrongShape(): Failure {
  return invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}

export function itemNotFound(): Failure {
  return new Failure('ItemNotFound', "The requested resource doesn't exist.", 404);
}

export function alreadyExists(): Failure {
  return new Failure('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', 409);
}

export function invalidOperation(message: string): Failure {
  return new Failure('InvalidOperation', message);
}

export function accessDenied(message = 'You cannot perform the requested operation.'): Failure {
  return new Failure('AccessDenied', message, 403);
}

/** What this simulated Excel does not play; never a code of the real one's ordinary life. */
export function notImplemented(what: string): Failure {
  return new Failure('NotImplemented', `The simulated Excel does not implement ${what}.`, 501);
}
