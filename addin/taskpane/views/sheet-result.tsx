import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import type { InsertedSheet } from '../../excel/insert.ts';
import { jumpTo, topOf } from '../../excel/jump.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Result } from './states.tsx';

/** What came of an act that put something into a sheet, with the way there when its reader was left where they were. */
export function SheetResult({
  sheetName,
  isBehind,
  intent = 'success',
  children,
}: {
  readonly sheetName: string;
  readonly isBehind: boolean | undefined;
  readonly intent?: 'info' | 'success' | 'warning';
  readonly children: ReactNode;
}) {
  const [state, jump] = useAct(() => jumpTo(topOf(sheetName)));
  if (!isBehind) return <Result intent={intent}>{children}</Result>;
  return (
    <>
      <Result
        intent={intent}
        action={
          <Button size="small" disabledFocusable={state.kind === 'busy'} onClick={() => void jump()}>
            转到这张表
          </Button>
        }
      >
        {children}
        {state.kind !== 'done' && sentence('SHEET_BEHIND')}
      </Result>
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
    </>
  );
}

/** 「已插入工作表“…”，共 300 行。」 */
export function SheetInserted({ sheet }: { readonly sheet: InsertedSheet }) {
  return (
    <SheetResult sheetName={sheet.sheetName} isBehind={sheet.isBehind}>
      {sentence('SHEET_INSERTED', { found: sheet.sheetName, rows: groupDigits(sheet.rows) })}
    </SheetResult>
  );
}
