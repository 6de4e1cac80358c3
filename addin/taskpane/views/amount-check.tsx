import { Button } from '@fluentui/react-components';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';
import { needsPersonDetails } from '../acts/person-details.ts';
import { checkAmounts } from '../acts/reviews.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** What everybody paid against what was due; who paid too little or too much comes onto the list. */
export function AmountCheck({
  campaign,
  onChecked,
}: {
  readonly campaign: CampaignPartsFragment;
  readonly onChecked: () => void;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [state, check] = useAct(async () => {
    const answer = await checkAmounts(client, campaign.id);
    if (answer.check) onChecked();
    return answer;
  });
  const isMissing = needsPersonDetails(campaign);
  return (
    <section className={styles.section} aria-labelledby="amount-check-heading">
      <h2 className={styles.heading} id="amount-check-heading">
        应缴与实缴
      </h2>
      <p className={styles.muted}>{sentence('AMOUNT_CHECK_HINT')}</p>
      {isMissing && <Result intent="info">{sentence('NEEDS_PERSON_DETAILS')}</Result>}
      <Button
        className={styles.start}
        disabledFocusable={isMissing || state.kind === 'busy'}
        onClick={() => void check()}
      >
        核对应缴实缴
      </Button>
      {state.kind === 'busy' && <Loading label={sentence('AMOUNT_CHECKING')} />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.problems.length > 0 && (
        <Result intent="warning">{state.result.problems.map(({ message }) => message).join('\n')}</Result>
      )}
      {state.kind === 'done' && state.result.check && (
        <Result intent="success">
          {sentence('AMOUNT_CHECKED', {
            exact: groupDigits(state.result.check.exactPersons),
            under: groupDigits(state.result.check.underPersons),
            over: groupDigits(state.result.check.overPersons),
            open: groupDigits(state.result.check.noRulePersons + state.result.check.needsReviewPersons),
          })}
        </Result>
      )}
    </section>
  );
}
