import type { App } from '@slack/bolt';
import type { Log } from '../../config/log.ts';
import type { Millis } from '../../listening/time.ts';
import type { Router } from '../platform.ts';
import type { SlackController } from './controller.ts';
import { listenForContact, type Meet } from './first-contact.ts';
import { FIELD } from './form-fields.ts';
import { FORM, originOf, valuesOf } from './forms.ts';
import { type Body, contextOf, deliveryId } from './inbound.ts';
import { cut, MAX_OPTION } from './limits.ts';
import { phraseOf, readable } from './message-text.ts';
import { readPress } from './press.ts';
import type { Surface } from './respond.ts';
import type { SeenDeliveries } from './seen.ts';
import type { FormAck } from './submit.ts';

export interface ListenerParts {
  controller: SlackController;
  router: Router;
  seen: SeenDeliveries;
  meet: Meet;
  log: Log;
  /** A home has removed the bot at that time. */
  removed(home: string, at: Millis): Promise<void>;
  /** A delivery that had come before. */
  repeated(): void;
}

/** Of a message that becomes a note. */
const MAX_NOTED = 2_000;

/** Everything Slack can deliver. Each handler acknowledges first and works later. */
export function listen(
  app: App,
  { controller, router, seen, meet, log, removed, repeated }: ListenerParts,
): void {
  app.use(async ({ body, next, ...more }) => {
    const id = deliveryId(body as unknown as Body);
    if (id === null || seen.first(id)) return next();
    repeated();
    const ack = (more as { ack?: () => Promise<void> }).ack;
    if (ack) await ack();
  });

  app.command(/.*/, async ({ ack, body, client, context: { teamId } }) => {
    await ack();
    const context = contextOf(body, teamId);
    if (context) await controller.typed(context, client, body.text ?? '');
  });

  app.action(/.*/, async ({ ack, action, body, client, context: { teamId } }) => {
    await ack();
    const from = body as unknown as Body;
    const pressed = action as {
      action_id: string;
      value?: string;
      selected_option?: { value: string } | null;
    };
    const origin = originOf(from.view?.private_metadata);
    const context = contextOf(from, teamId, origin);
    if (!context || typeof pressed.action_id !== 'string') return;
    if (pressed.action_id.startsWith(FIELD)) {
      if (origin && from.view)
        await controller.filling(context, client, from.view, origin, valuesIn(from.view));
      return;
    }
    const press = readPress({
      action_id: pressed.action_id,
      value: pressed.value,
      selected: pressed.selected_option?.value,
    });
    if (press) await controller.pressed(context, client, press, surfaceOf(from.view));
  });

  app.options(/.*/, async ({ ack, body, client, payload, context: { teamId } }) => {
    const from = body as unknown as Body;
    const origin = originOf(from.view?.private_metadata);
    const context = contextOf(from, teamId, origin);
    const argument = payload.action_id.slice(FIELD.length);
    const found =
      context && origin
        ? await controller.complete(context, client, origin.verb, argument, payload.value)
        : [];
    const options = found
      .filter(({ value }) => value !== '' && value.length <= MAX_OPTION)
      .map(({ label, value }) => ({
        text: { type: 'plain_text' as const, text: cut(label || value, MAX_OPTION), emoji: false },
        value,
      }));
    await ack({ options });
  });

  app.view(
    { callback_id: FORM, type: 'view_submission' },
    async ({ ack, body, client, view, context: { teamId } }) => {
      const origin = originOf(view.private_metadata);
      const context = contextOf(body as unknown as Body, teamId, origin);
      if (!context || !origin) return ack();
      const values = { ...origin.known, ...valuesIn(view) };
      await controller.submitted(context, client, origin, values, (answer: FormAck) =>
        answer ? ack(answer) : ack(),
      );
    },
  );

  app.shortcut(/.*/, async ({ ack, body, client, context: { teamId } }) => {
    await ack();
    const context = contextOf(body as unknown as Body, teamId);
    if (!context) return;
    const words = body.type === 'message_action' ? (body.message.text ?? '') : '';
    if (body.callback_id === 'note') {
      const root = context.thread ?? (body as unknown as Body).message?.ts ?? '';
      const target = root === '' ? null : await router.alertShownAs({ channel: context.channel, id: root });
      const about: Record<string, string> = target === null ? {} : { target };
      return controller.openForm(context, client, 'note', {
        ...about,
        text: cut(readable(words), MAX_NOTED),
      });
    }
    await controller.openForm(context, client, 'add', words === '' ? {} : { target: phraseOf(words) });
  });

  app.event('app_home_opened', async ({ event, client, context: { teamId } }) => {
    if (event.tab !== 'home') return;
    const context = contextOf({ user_id: event.user }, teamId);
    if (context) await controller.home.opened(context, client);
  });

  listenForContact(app, meet);

  // A second farewell finds nothing left to purge.
  const left = ({ team_id: home, event_time }: { team_id: string; event_time: number }) =>
    removed(home, event_time * 1_000);
  app.event('app_uninstalled', ({ body }) => left(body));
  app.event('tokens_revoked', async ({ event, body }) => {
    // Tokens of people are none of ours: only the bot's own means that we are out.
    if (event.tokens.bot && event.tokens.bot.length > 0) await left(body);
  });

  const gone = async (team: string | undefined, channel: string, reason: string) => {
    if (team !== undefined) await router.channelRemoved({ platform: 'slack', home: team, channel }, reason);
  };
  app.event('channel_deleted', ({ event, context }) => gone(context.teamId, event.channel, 'deleted'));
  app.event('channel_archive', ({ event, context }) => gone(context.teamId, event.channel, 'archived'));
  app.event('channel_left', ({ event, context }) => gone(context.teamId, event.channel, 'left'));
  app.event('group_deleted', ({ event, context }) => gone(context.teamId, event.channel, 'deleted'));
  app.event('group_archive', ({ event, context }) => gone(context.teamId, event.channel, 'archived'));
  app.event('group_left', ({ event, context }) => gone(context.teamId, event.channel, 'left'));

  app.error(async (error) => log.error('slack delivery failed', error));
}

function surfaceOf(view: Body['view']): Surface {
  if (!view) return { kind: 'conversation' };
  return view.type === 'home' ? { kind: 'home' } : { kind: 'window', id: view.id };
}

function valuesIn(view: unknown): Record<string, string> {
  const { state } = view as { state?: { values?: Parameters<typeof valuesOf>[0] } };
  return valuesOf(state?.values ?? {});
}
