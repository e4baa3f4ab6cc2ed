import { RESTJSONErrorCodes as Code } from 'discord.js';
import type { DeliveryErrorKind, LimitScope, Permission } from '../../config/errors.ts';

/** What a refusal of the API means to the outbox. */
export interface Refusal {
  kind: DeliveryErrorKind;
  /** What has happened, for the log and the outbox. */
  detail: string;
  limits?: LimitScope;
  /** Permissions that the refusal itself names. */
  lacks?: readonly Permission[];
}

const waits = (detail: string): Refusal => ({ kind: 'down', detail });
const limited = (limits: LimitScope, detail: string): Refusal => ({ kind: 'limited', limits, detail });
const forbids = (detail: string, ...lacks: Permission[]): Refusal => ({ kind: 'not-allowed', detail, lacks });
const connection = (detail: string): Refusal => ({ kind: 'no-connection', detail });
const noChannel = (detail: string): Refusal => ({ kind: 'no-channel', detail });
const noMessage = (detail: string): Refusal => ({ kind: 'no-message', detail });
const ours = (detail: string): Refusal => ({ kind: 'rejected', detail });

/**
 * The documented codes (topics/opcodes-and-status-codes, JSON Error Codes) that the routes we use may answer with: Create,
 * Edit and Get Message, Get Channel Messages, Start Thread, Modify Channel, List Active Guild Threads, pins, Create DM. A
 * code that is not here is `unclear`.
 */
export const REFUSALS: ReadonlyMap<number, Refusal> = new Map<number, Refusal>([
  // Wait.
  [Code.ActionCannotBePerformedDueToSlowmodeRateLimit, limited('channel', 'slowmode of the channel')],
  [Code.AnnouncementEditLimitExceeded, limited('channel', 'too many edits of announcements')],
  [Code.ChannelWriteRateLimit, limited('channel', 'the channel takes no more messages for now')],
  [Code.ServerWriteRateLimit, limited('home', 'the server takes no more messages for now')],
  [
    Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
    limited('channel', 'too many edits of old messages'),
  ],
  [Code.OpeningDirectMessagesTooFast, limited('channel', 'direct messages are opened too fast')],
  [Code.ServiceResourceIsBeingRateLimited, limited('channel', 'the resource is being rate limited')],
  [
    Code.SendMessagesHasBeenTemporarilyDisabled,
    waits('Discord has switched off the sending of messages for now'),
  ],
  [Code.FeatureTemporarilyDisabledServerSide, waits('Discord has switched off this feature for now')],
  [Code.CloudflareIsBlockingYourRequest, waits('Cloudflare blocks requests from this address')],
  [Code.IndexNotYetAvailable, waits('an index of Discord is not available yet')],
  [Code.APIResourceOverloaded, waits('Discord is overloaded')],
  // A person must act: on the connection.
  [Code.Unauthorized, connection('Discord does not accept the bot’s token')],
  [Code.VerifyYourAccount, connection('Discord wants the bot’s account to be verified')],
  [Code.ConnectionHasBeenRevoked, connection('the connection has been revoked')],
  [Code.InvalidToken, connection('Discord does not accept the bot’s token')],
  // On the channel.
  [Code.UnknownChannel, noChannel('the channel does not exist any more')],
  [Code.UnknownGuild, noChannel('the server does not exist any more')],
  [Code.MissingAccess, forbids('missing access', 'ViewChannel')],
  /** Of the request that was refused: `failures.ts` names them. */
  [Code.MissingPermissions, forbids('missing permission')],
  [Code.UserBannedFromThisGuild, forbids('banned from the server')],
  [Code.ChannelVerificationLevelTooHighForYouToGainAccess, forbids('the verification level is too high')],
  [Code.ServerNotAvailableInYourLocation, forbids('the server is not available where the bot runs')],
  [Code.TwoFactorAuthenticationIsRequired, forbids('the server demands two-factor authentication')],
  [Code.CannotSendAMessageInAForumChannel, forbids('a forum takes posts, no messages')],
  [Code.CannotSendMessagesInNonTextChannel, forbids('this kind of channel takes no messages')],
  [Code.CannotExecuteActionOnThisChannelType, forbids('this kind of channel does not have that')],
  [
    Code.ThereAreNoTagsAvailableThatCanBeSetByNonModerators,
    forbids('all tags are for moderators', 'ManageThreads'),
  ],
  // One that may manage the channel makes tags of its own, whatever there is.
  [Code.TagRequiredToCreateAForumPostInThisChannel, forbids('the forum requires a tag', 'ManageChannels')],
  [Code.CannotReplyWithoutPermissionToReadMessageHistory, forbids('no history', 'ReadMessageHistory')],
  [
    Code.CannotReferenceAMessageWithoutPermissionToReadMessageHistory,
    forbids('no history', 'ReadMessageHistory'),
  ],
  // On a person's direct messages.
  [Code.UnknownUser, forbids('this person does not exist any more')],
  [Code.InvalidRecipients, forbids('this person takes no direct messages')],
  [Code.CannotExecuteActionOnDMChannel, forbids('not in direct messages')],
  [Code.CannotSendMessagesToThisUser, forbids('this person takes no direct messages from the bot')],
  [
    Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
    forbids('this person shares no server with the bot'),
  ],
  [Code.ExplicitContentCannotBeSentToTheDesiredRecipient, forbids('the content filter of this person')],
  // The message that it belongs to.
  [Code.UnknownMessage, noMessage('the message has been deleted')],
  [Code.CannotEditMessageAuthoredByAnotherUser, noMessage('the message is another bot’s')],
  [Code.CannotExecuteActionOnSystemMessage, noMessage('the message is one of the system’s')],
  [Code.InvalidActionOnArchivedThread, noMessage('the thread is archived')],
  [Code.ThreadLocked, noMessage('the thread is locked')],
  // Ours.
  [Code.BotsCannotUseThisEndpoint, ours('not for bots')],
  [Code.MaximumNumberOfPinsReachedForTheChannel, ours('the channel has as many pins as it may')],
  [Code.MaximumNumberOfAttachmentsInAMessageReached, ours('too many attachments')],
  [Code.MaximumNumberOfTagsInForumHasBeenReached, ours('the forum has as many tags as it may')],
  [Code.RequestEntityTooLarge, ours('the message is too large')],
  [Code.TagNamesMustBeUnique, ours('two tags of one name')],
  [Code.CannotSendAnEmptyMessage, ours('the message is empty')],
  [Code.MessageCanOnlyBePinnedInTheChannelItWasSentIn, ours('pinned in another channel')],
  [Code.InvalidFormBodyOrContentType, ours('Invalid Form Body')],
  [Code.FileUploadedExceedsMaximumSize, ours('the file is too large')],
  [Code.InvalidFileUploaded, ours('the file is not valid')],
  [Code.InvalidMessageType, ours('not this type of message')],
  [Code.RequestBodyContainsInvalidJSON, ours('invalid JSON')],
  [Code.ProvidedFileIsInvalid, ours('the file is not valid')],
  [Code.ProvidedFileTypeIsInvalid, ours('the type of the file is not valid')],
  [Code.FailedToResizeAssetBelowTheMaximumSize, ours('the picture is too large')],
  [Code.UploadedFileNotFound, ours('the file was not found')],
  [Code.ThreadAlreadyCreatedForMessage, ours('the message has a thread already')],
  [Code.MessageWasBlockedByAutomaticModeration, ours('AutoMod of the server blocked the message')],
  [Code.TitleWasBlockedByAutomaticModeration, ours('AutoMod of the server blocked the title')],
  [Code.MessageBlockedByHarmfulLinksFilter, ours('the filter of harmful links blocked the message')],
  [Code.AccessToFileUploadsHasBeenLimitedForThisGuild, ours('the server takes no files for now')],
]);

/** Refusals of the pictures alone: the message goes without them. */
export const OF_PICTURES: ReadonlySet<number> = new Set<number>([
  Code.RequestEntityTooLarge,
  Code.MaximumNumberOfAttachmentsInAMessageReached,
  Code.FileUploadedExceedsMaximumSize,
  Code.InvalidFileUploaded,
  Code.ProvidedFileIsInvalid,
  Code.ProvidedFileTypeIsInvalid,
  Code.FailedToResizeAssetBelowTheMaximumSize,
  Code.UploadedFileNotFound,
  Code.AccessToFileUploadsHasBeenLimitedForThisGuild,
]);
