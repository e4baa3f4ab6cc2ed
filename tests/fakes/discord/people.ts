type Json = Record<string, unknown>;

export const APPLICATION = '900000000000000001';
export const GUILD = '910000000000000001';
export const OTHER_GUILD = '910000000000000002';
export const SUPPORT = '920000000000000001';
export const WAR_ROOM = '920000000000000002';
export const FORUM = '920000000000000003';
/** A channel of the guild in which the bot may not speak. */
export const LOCKED = '920000000000000004';
export const ROLE = '930000000000000001';

export const TOKEN = `${Buffer.from(APPLICATION).toString('base64url')}.Gkestrel.invented-token-of-a-test`;

export const BOT = user('900000000000000001', 'earshot', true);
export const MAPLE = user('940000000000000001', 'maplefox');
export const BIRCH = user('940000000000000002', 'birchowl');

function user(id: string, username: string, bot = false) {
  return { id, username, global_name: bot ? null : username, discriminator: '0', avatar: null, bot };
}

/** Permissions of people: View Channel and Send Messages; with Manage Channels and Manage Guild. */
export const PEOPLE = (1n << 10n) | (1n << 11n);
export const MANAGE = (1n << 4n) | (1n << 5n);

export function member(of: Json, options: { roles?: string[] } = {}): Json {
  return {
    user: of,
    nick: null,
    roles: options.roles ?? [],
    permissions: String(PEOPLE),
    joined_at: '2026-01-01T00:00:00.000Z',
    deaf: false,
    mute: false,
    flags: 0,
    premium_since: null,
    avatar: null,
  };
}

/** Permissions of everybody: View Channel, Send Messages, Attach Files, Read Message History, public threads and messages in them. */
export const EVERYBODY = (1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 16n) | (1n << 35n) | (1n << 38n);
export const SEND_MESSAGES = String(1n << 11n);

/** @param denied permissions that the channel takes from everybody */
export function channel(id: string, type: number, name: string, guild = GUILD, denied = '0'): Json {
  return {
    id,
    type,
    name,
    guild_id: guild,
    position: 0,
    permission_overwrites: denied === '0' ? [] : [{ id: guild, type: 0, allow: '0', deny: denied }],
    nsfw: false,
    parent_id: null,
    flags: 0,
    ...(type === 15 ? { available_tags: [] } : {}),
  };
}

export function role(id: string, name: string): Json {
  return {
    id,
    name,
    permissions: String(EVERYBODY),
    position: 0,
    color: 0,
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

export function guild(id: string, name: string, channels: Json[]): Json {
  return {
    id,
    name,
    owner_id: MAPLE.id,
    roles: [role(id, '@everyone'), role(ROLE, 'brand desk')],
    channels,
    members: [{ ...member(BOT), user: BOT }],
    threads: [],
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    joined_at: '2026-01-01T00:00:00.000Z',
    member_count: 3,
    large: false,
    unavailable: false,
    preferred_locale: 'en-US',
    premium_tier: 0,
    nsfw_level: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    system_channel_flags: 0,
  };
}
