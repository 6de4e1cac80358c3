import { Button, Radio, RadioGroup } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { CampaignsDocument } from '../../client/generated/graphql.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** Two campaigns may be open at once (last year's tail, this year's start), so nothing is chosen beforehand. */
export function CampaignChoice() {
  const styles = usePaneStyles();
  const { client, session } = usePane();
  const { state, reload } = useLoad(() => client.send(CampaignsDocument, {}), 'campaigns');
  const [chosen, setChosen] = useState('');
  if (state.kind === 'failed') return <FaultBar fault={state.fault} onRetry={reload} />;
  if (state.kind !== 'done') return <Loading label="正在读取征缴工作…" />;
  const { campaigns } = state.result;
  if (campaigns.length === 0) return <Result intent="info">{sentence('NO_CAMPAIGNS')}</Result>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== '') session.chooseCampaign(chosen);
  };
  return (
    <form className={styles.fields} onSubmit={submit}>
      <h2 className={styles.heading} id="campaign-choice">
        选定征缴工作
      </h2>
      <RadioGroup
        aria-labelledby="campaign-choice"
        value={chosen}
        onChange={(_, { value }) => setChosen(value)}
      >
        {campaigns.map(({ id, countyName, benefitYear }) => (
          <Radio key={id} value={id} label={`${countyName} ${benefitYear} 年度`} />
        ))}
      </RadioGroup>
      <Button appearance="primary" type="submit" disabledFocusable={chosen === ''}>
        进入
      </Button>
    </form>
  );
}
