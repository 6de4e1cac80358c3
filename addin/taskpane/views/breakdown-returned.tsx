import { Button } from '@fluentui/react-components';
import { jumpTo } from '../../excel/jump.ts';
import type { BreakdownListed } from '../acts/breakdown-cycle.ts';
import type { PendingForm } from '../acts/breakdown-forms.ts';
import { addressIn, type ReturnedCell, returnedCells } from '../acts/breakdown-returned.ts';
import { usePane } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { FaultBar } from './states.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly campaignId: string;
  readonly breakdown: BreakdownListed;
  /** Its form in this workbook, to jump into; null when there is none. */
  readonly form: PendingForm | null;
}

/** The cells that were sent back, each with its reason; nothing when the reason is of the whole form alone. */
export function ReturnedCells(props: Props) {
  const { breakdown } = props;
  if (typeof breakdown.returnedReason !== 'string') return null;
  // Of another version nothing may stay on the screen, not even while it is read.
  return <Cells key={`${breakdown.id} ${breakdown.version}`} {...props} />;
}

function Cells({ campaignId, breakdown, form }: Props) {
  const { breakdowns } = usePane();
  const { state, reload } = useLoad(() => breakdowns.review(campaignId, breakdown.division.code), '');
  if (state.kind === 'failed') return <FaultBar fault={state.fault} onRetry={reload} />;
  const cells = state.kind === 'done' ? returnedCells(state.result) : [];
  return <CellReasons label="要改的格" cells={cells} form={form} />;
}

/** Cells that were sent back, each with its reason and a jump to where it stands; nothing when there are none. */
export function CellReasons({
  label,
  cells,
  form,
}: {
  readonly label: string;
  readonly cells: readonly ReturnedCell[];
  readonly form: PendingForm | null;
}) {
  const styles = usePaneStyles();
  const [jumping, jump] = useAct(jumpTo);
  if (cells.length === 0) return null;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {cells.map((cell) => {
          const address = addressIn(form, cell);
          return (
            <li key={`${cell.villageCode}/${cell.columnCode}`} className={styles.problem}>
              <span className={styles.grow}>
                <strong>{cell.name}</strong>：{cell.reason}
              </span>
              {address !== null && (
                <Button size="small" aria-label={`跳转到 ${cell.name}`} onClick={() => void jump(address)}>
                  跳转
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {jumping.kind === 'failed' && <FaultBar fault={jumping.fault} />}
    </>
  );
}
