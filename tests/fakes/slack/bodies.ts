import type { SlackFake } from './server.ts';
import { TEAM } from './server.ts';

/** Deliveries as Slack sends them, by an invented person in an invented channel. */
export const MAPLE = { id: 'U0MAPLE', name: 'maplefox' };
export const BIRCH = { id: 'U0BIRCH', name: 'birchowl' };
const team = { id: TEAM, domain: 'kestrelbox' };

export function slash(fake: SlackFake, text: string, more: Record<string, unknown> = {}) {
  return {
    team_id: TEAM,
    team_domain: 'kestrelbox',
    channel_id: 'C0SUPPORT',
    channel_name: 'support',
    user_id: MAPLE.id,
    user_name: MAPLE.name,
    command: '/earshot',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: fake.responseUrl(),
    trigger_id: fake.trigger(),
    ...more,
  };
}

export function press(
  fake: SlackFake,
  action: Record<string, unknown>,
  by = MAPLE,
  more: Record<string, unknown> = {},
) {
  return {
    type: 'block_actions',
    team,
    user: { ...by, username: by.name, team_id: TEAM },
    channel: { id: 'C0SUPPORT', name: 'support' },
    container: { type: 'message', is_ephemeral: false },
    api_app_id: 'A1',
    response_url: fake.responseUrl(),
    trigger_id: fake.trigger(),
    actions: [{ block_id: 'b', action_ts: '1', ...action }],
    ...more,
  };
}

/** Sends a modal back with its fields filled: values by argument, as `{ value }`, `{ selected_option }`… */
export function submission(
  fake: SlackFake,
  view: Record<string, unknown>,
  fields: Record<string, Record<string, unknown>>,
  by = MAPLE,
) {
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, state]) => [name, { [`in|${name}`]: { type: 'x', ...state } }]),
  );
  return {
    type: 'view_submission',
    team,
    user: { ...by, team_id: TEAM },
    api_app_id: 'A1',
    trigger_id: fake.trigger(),
    view: { ...view, team_id: TEAM, state: { values } },
  };
}

export function suggestion(view: Record<string, unknown>, argument: string, typed: string) {
  return {
    type: 'block_suggestion',
    team,
    user: { ...MAPLE, team_id: TEAM },
    api_app_id: 'A1',
    block_id: argument,
    action_id: `in|${argument}`,
    value: typed,
    view: { ...view, team_id: TEAM },
    container: { type: 'view' },
  };
}

let events = 0;
export function event(inner: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return {
    type: 'event_callback',
    team_id: TEAM,
    api_app_id: 'A1',
    event_id: `Ev${++events}`,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [{ team_id: TEAM, user_id: 'U0EARSHOT', is_bot: true, is_enterprise_install: false }],
    event: inner,
    ...more,
  };
}
