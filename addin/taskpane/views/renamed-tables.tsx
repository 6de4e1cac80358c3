import { Button, Text } from '@fluentui/react-components';
import { sentence } from '../../../schema/messages.ts';
import { reclaim, renamedTables } from '../acts/renamed-tables.ts';
import { useAct, useLoad } from '../use-act.ts';
import { FaultBar } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/**
 * Tables that have got another name, each with a button that gives its own back; nothing where there are none.
 *
 * @param round another text: look again
 */
export function RenamedTables({
  round,
  onReclaimed,
}: {
  readonly round: string;
  readonly onReclaimed: () => void;
}) {
  const styles = usePaneStyles();
  const { state, reload } = useLoad(renamedTables, round);
  const [given, giveBack] = useAct(async (...[table]: Parameters<typeof reclaim>) => {
    await reclaim(table);
    reload();
    onReclaimed();
  });
  const tables = state.kind === 'done' ? state.result : [];
  return (
    <>
      {tables.length > 0 && (
        <ul className={styles.list} aria-label="改了名字的统计表">
          {tables.map((table) => (
            <li key={table.name}>
              <Text>{sentence('TABLE_RENAMED', { found: table.name, place: table.sheetName })}</Text>
              <Button
                size="small"
                aria-label={`认回 ${table.sheetName} 的表`}
                disabledFocusable={given.kind === 'busy'}
                onClick={() => void giveBack(table)}
              >
                认回
              </Button>
            </li>
          ))}
        </ul>
      )}
      {given.kind === 'failed' && <FaultBar fault={given.fault} />}
    </>
  );
}
