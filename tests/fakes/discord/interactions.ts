import { APPLICATION, GUILD, MANAGE, MAPLE, member, PEOPLE, SUPPORT } from './people.ts';
import type { Json, Message, Outcome } from './state.ts';
import { messageProblems, modalProblems } from './validate.ts';

/** Who does it, where. */
export interface Where {
  by?: Json;
  channel?: string;
  guild?: string | null;
  manages?: boolean;
  /** Permissions of who does it, by channel; elsewhere they have those of everybody (and of `manages`). */
  rightsIn?: Readonly<Record<string, bigint>>;
  roles?: string[];
  locale?: string;
  guildLocale?: string;
}

/** One interaction, as its author sees it. */
export interface Interaction {
  id: string;
  token: string;
  at: number;
  first: { type: number; data: Json } | null;
  /** The answer; null while it is deferred or after it was taken away. */
  original: Message | null;
  ephemeral: boolean;
  removed: boolean;
  followUps: Message[];
  /** Requests that were refused, with their codes. */
  refused: number[];
}

export interface Refusal {
  status: number;
  code: number;
  message: string;
  errors?: unknown;
}

const FIRST_ANSWER_MS = 3_000;
const TOKEN_MS = 15 * 60_000;

export function refusal(
  status: number,
  code: number,
  message: string,
  errors?: unknown,
): { refusal: Refusal } {
  return { refusal: { status, code, message, ...(errors === undefined ? {} : { errors }) } };
}

/** The first answer within 3 seconds, once. */
export function takeCallback(
  interaction: Interaction | undefined,
  token: string,
  body: Json,
  files: readonly string[],
  now: number,
  store: (data: Json, ephemeral: boolean) => Message,
): Outcome {
  if (!interaction || interaction.token !== token) return refusal(404, 10_062, 'Unknown interaction');
  if (interaction.first) {
    interaction.refused.push(40_060);
    return refusal(400, 40_060, 'Interaction has already been acknowledged.');
  }
  if (now - interaction.at > FIRST_ANSWER_MS) {
    interaction.refused.push(10_062);
    return refusal(404, 10_062, 'Unknown interaction');
  }
  const type = Number(body.type);
  const data = (body.data ?? {}) as Json;
  const problems =
    type === 4 || type === 7
      ? messageProblems(data, files)
      : type === 9
        ? modalProblems(data)
        : type === 8
          ? choiceProblems(data)
          : [];
  if (![4, 5, 6, 7, 8, 9].includes(type)) problems.push(`callback type ${type}`);
  if (problems.length > 0) {
    interaction.refused.push(50_035);
    return refusal(400, 50_035, 'Invalid Form Body', problems);
  }
  interaction.first = { type, data };
  interaction.ephemeral = (Number(data.flags ?? 0) & 64) !== 0;
  if (type === 4 || type === 7) interaction.original = store(data, interaction.ephemeral);
  return { answer: null };
}

/** Everything after it, for 15 minutes. */
export function tokenProblem(interaction: Interaction | undefined, now: number): Outcome | null {
  if (!interaction) return refusal(404, 10_015, 'Unknown Webhook');
  if (now - interaction.at > TOKEN_MS) {
    interaction.refused.push(50_027);
    return refusal(401, 50_027, 'Invalid Webhook Token');
  }
  return interaction.first ? null : refusal(404, 10_015, 'Unknown Webhook');
}

function choiceProblems({ choices }: Json): string[] {
  const all = Array.isArray(choices) ? (choices as Json[]) : [];
  const fine = all.every(
    ({ name, value }) => String(name).length <= 100 && String(name).length > 0 && String(value).length <= 100,
  );
  return all.length <= 25 && fine ? [] : ['choices'];
}

/** The computed permissions of whoever does it, in a channel. */
export function permissionsIn(channel: string, { rightsIn, manages }: Where): string {
  return String(rightsIn?.[channel] ?? (manages ? PEOPLE | MANAGE : PEOPLE));
}

export function interactionJson(
  id: string,
  token: string,
  type: number,
  data: Json,
  where: Where,
  channel: Json,
  message?: Message,
): Json {
  const by = where.by ?? MAPLE;
  const inGuild = where.guild !== null;
  return {
    id,
    application_id: APPLICATION,
    type,
    token,
    version: 1,
    ...(inGuild
      ? {
          guild_id: where.guild ?? GUILD,
          guild: { id: where.guild ?? GUILD, locale: where.guildLocale ?? 'en-US', features: [] },
          guild_locale: where.guildLocale ?? 'en-US',
          member: {
            ...member(by, { roles: where.roles ?? [] }),
            permissions: permissionsIn(where.channel ?? SUPPORT, where),
          },
        }
      : { user: by }),
    channel_id: where.channel ?? SUPPORT,
    channel,
    app_permissions: '2251799813685247',
    locale: where.locale ?? 'en-US',
    context: inGuild ? 0 : 1,
    authorizing_integration_owners: { 0: where.guild ?? GUILD },
    entitlements: [],
    attachment_size_limit: 10_485_760,
    data,
    ...(message ? { message: message.json } : {}),
  };
}
