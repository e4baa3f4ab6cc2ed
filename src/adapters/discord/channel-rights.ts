import { type Interaction, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { ChannelRights } from '../../listening/rights.ts';

/**
 * The asker's own permissions in the channel where they ask and in the channels that they name: as Discord computed them
 * for this interaction (interactions/receiving-and-responding, Resolved Data: `permissions` of the invoking user), or from
 * their roles for a channel that a button names. Read at once: discord.js keeps the former on the channels that all
 * interactions share.
 * @param args values of a button or a form, which may name channels
 */
export function channelRights(
  interaction: Interaction,
  args: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, ChannelRights> {
  const rights = new Map<string, ChannelRights>();
  for (const id of Object.values(args).flatMap((value) => /^<#(\d+)/.exec(value)?.[1] ?? [])) {
    const known = rolesRights(interaction, id);
    if (known) rights.set(id, known);
  }
  for (const channel of resolvedOf(interaction)?.channels?.values() ?? [])
    if (channel?.permissions) rights.set(channel.id, rightsOf(channel.permissions));
  const { channel, channelId, memberPermissions } = interaction;
  if (memberPermissions && channelId !== null) {
    rights.set(channelId, rightsOf(memberPermissions));
    // A thread has the permissions of its channel, and that is the one we speak of.
    if (channel?.isThread() && channel.parentId !== null)
      rights.set(channel.parentId, rightsOf(memberPermissions));
  }
  return rights;
}

function resolvedOf(interaction: Interaction) {
  if (interaction.isChatInputCommand()) return interaction.options.resolved;
  if (interaction.isModalSubmit()) return interaction.fields.resolved;
  return null;
}

/** By the roles of who asks; null for a channel that is not known here. */
export function rolesRights({ client, guildId, member }: Interaction, id: string): ChannelRights | null {
  const channel = client.channels.cache.get(id);
  if (!channel || channel.isDMBased() || channel.guildId !== guildId) return null;
  if (!member || !('permissionsIn' in member)) return null;
  return rightsOf(member.permissionsIn(channel));
}

function rightsOf(held: Readonly<PermissionsBitField> | string): ChannelRights {
  const permissions = new PermissionsBitField(held as `${bigint}`);
  const mayView = permissions.has(PermissionFlagsBits.ViewChannel);
  return {
    mayView,
    maySend: mayView && permissions.has(PermissionFlagsBits.SendMessages),
    mayManage: mayView && permissions.has(PermissionFlagsBits.ManageChannels),
  };
}
