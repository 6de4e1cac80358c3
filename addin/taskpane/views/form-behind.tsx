import { Text } from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons';
import type { BreakdownJournal } from '../../../schema/sheets/breakdown-journal.ts';
import type { BreakdownListed } from '../acts/breakdown-cycle.ts';
import { usePaneStyles } from './styles.ts';

/** A form is never written without being asked: when the service has something newer, it says so. */
export function FormBehind({
  journal,
  listed,
  refreshed,
}: {
  readonly journal: BreakdownJournal;
  readonly listed: BreakdownListed | null;
  /** The version that 更新 brought; null when it was not pressed. */
  readonly refreshed: number | null;
}) {
  const styles = usePaneStyles();
  const isBehind =
    listed !== null &&
    listed.edition === journal.edition &&
    // What was returned is brought into the sheet by itself.
    listed.state !== 'RETURNED' &&
    listed.version > Math.max(journal.baseVersion, refreshed ?? 0) &&
    journal.outbox === null;
  return (
    <div role="status">
      {isBehind && (
        <>
          <span className={styles.liveWord}>
            <span className={styles.liveIcon} aria-hidden="true">
              <ClockRegular />
            </span>
            <Text size={200} weight="semibold">
              有更新待应用
            </Text>
          </span>
          <p className={styles.muted}>服务器上的这张表有了变化。点“更新”取来，您没交的修改不动。</p>
        </>
      )}
    </div>
  );
}
