import { type Client, RESTJSONErrorCodes as Code, GuildPremiumTier } from 'discord.js';
import { DeliveryError } from '../../config/errors.ts';
import type { ChannelRef } from '../../listening/channel.ts';
import type { FileRefusal } from '../../listening/reports/report-file.ts';
import { codeOf } from './failures.ts';

const MIB = 1024 * 1024;
/** Bytes of one file (reference, Uploading Files): more in servers that are boosted. */
const DEFAULT_LIMIT = 10 * MIB;
const LIMITS: Partial<Record<GuildPremiumTier, number>> = {
  [GuildPremiumTier.Tier2]: 50 * MIB,
  [GuildPremiumTier.Tier3]: 100 * MIB,
};
/** Of a whole request, whatever the server. */
const REQUEST_LIMIT = 25 * MIB;

/** The largest file that may be sent to a channel, in bytes. */
export function uploadLimit(client: Client, { home, channel }: ChannelRef): number {
  const tier = channel.startsWith('@') ? undefined : client.guilds.cache.get(home)?.premiumTier;
  return Math.min((tier === undefined ? null : LIMITS[tier]) ?? DEFAULT_LIMIT, REQUEST_LIMIT);
}

/** Why Discord takes no file though it may take a message; null = the failure is not about the file. @param mayNot attach files */
export function fileRefusalOf(error: unknown, mayNot: boolean): FileRefusal | null {
  const code = error instanceof DeliveryError ? codeOf(error.cause) : null;
  switch (code) {
    case Code.MissingPermissions:
      return mayNot ? { why: 'not-allowed' } : null;
    case Code.AccessToFileUploadsHasBeenLimitedForThisGuild:
      return { why: 'not-allowed' };
    case Code.RequestEntityTooLarge:
    case Code.FileUploadedExceedsMaximumSize:
      return { why: 'size', limit: null };
    case Code.ProvidedFileTypeIsInvalid:
      return { why: 'type' };
    case Code.InvalidFileUploaded:
    case Code.ProvidedFileIsInvalid:
    case Code.UploadedFileNotFound:
      return { why: 'unclear' };
    default:
      return null;
  }
}
