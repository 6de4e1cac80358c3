import { Entity } from '../wire/entity.ts';
import { accessDenied, invalidArgument, invalidOperation } from '../wire/failure.ts';
import type { Rect } from './address.ts';
import type { Worksheet } from './worksheet.ts';

export type ProtectedAct =
  | 'allowAutoFilter'
  | 'allowDeleteColumns'
  | 'allowDeleteRows'
  | 'allowEditObjects'
  | 'allowFormatCells'
  | 'allowFormatColumns'
  | 'allowFormatRows'
  | 'allowInsertColumns'
  | 'allowInsertRows'
  | 'allowSort';

/** Sheet protection: while on, only unlocked cells take values and only allowed acts work. */
export class Protection extends Entity {
  override typeName = 'WorksheetProtection';
  Protected = false;
  Options: Readonly<Record<string, unknown>> | null = null;
  private password: string | undefined;
  private readonly sheet: Worksheet;

  constructor(sheet: Worksheet) {
    super();
    this.sheet = sheet;
  }

  Protect(options?: Readonly<Record<string, unknown>> | null, password?: string | null): void {
    if (this.Protected)
      throw invalidOperation(
        'This operation is not permitted for the current object: the sheet is already protected.',
      );
    this.Protected = true;
    this.Options = options ?? {};
    this.password = password ?? undefined;
    this.sheet.book.events.changed();
  }

  Unprotect(password?: string | null): void {
    if (this.Protected && this.password !== undefined && this.password !== password)
      throw invalidArgument('The password supplied is incorrect.');
    this.Protected = false;
    this.Options = null;
    this.password = undefined;
    this.sheet.book.events.changed();
  }

  require(act: ProtectedAct): void {
    if (this.Protected && this.Options?.[act] !== true) throw accessDenied();
  }

  /** Nothing structural (tables, merges, names of columns) works on a protected sheet. */
  requireOpen(): void {
    if (this.Protected) throw accessDenied();
  }

  requireUnlocked(rect: Rect): void {
    if (this.Protected && this.sheet.styles.common(rect, 'Protection/Locked') !== false) throw accessDenied();
  }
}
