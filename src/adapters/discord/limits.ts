import { ThreadAutoArchiveDuration } from 'discord.js';
// Numbers of Discord's documentation (discord/discord-api-docs at 2026-08-06); the page stands beside each.

/** components/reference: components of one message, nested ones counted. */
export const MAX_COMPONENTS = 40;
/** Characters of all text of a components message together; seen in use, not in the copy of the page that we read. */
export const MAX_TEXT = 4_000;
/** components/reference, Action Row. */
export const MAX_BUTTONS_IN_ROW = 5;
/** components/reference, Button. */
export const MAX_BUTTON_LABEL = 80;
/** components/reference, Anatomy of a Component. */
export const MAX_CUSTOM_ID = 100;
/** components/reference, String Select. */
export const MAX_OPTIONS = 25;
/** components/reference, Select Option Structure. */
export const MAX_OPTION_LABEL = 100;
/** components/reference, Select Option Structure. */
export const MAX_OPTION_VALUE = 100;
/** components/reference, String Select. */
export const MAX_PLACEHOLDER = 150;
/** components/reference, Media Gallery Item. */
export const MAX_MEDIA_DESCRIPTION = 1_024;
/** interactions/receiving-and-responding, Modal. */
export const MAX_MODAL_TITLE = 45;
/** interactions/receiving-and-responding, Modal. */
export const MAX_MODAL_FIELDS = 5;
/** components/reference, Label. */
export const MAX_FIELD_LABEL = 45;
/** components/reference, Label. */
export const MAX_FIELD_DESCRIPTION = 100;
/** components/reference, Text Input. */
export const MAX_INPUT = 4_000;
/** interactions/application-commands: options, subcommands and choices alike. */
export const MAX_COMMAND_ITEMS = 25;
/** interactions/application-commands: description of a command or an option. */
export const MAX_COMMAND_DESCRIPTION = 100;
/** interactions/application-commands: name and value of a choice. */
export const MAX_CHOICE = 100;
/** interactions/application-commands: longest value of a string option. */
export const MAX_OPTION_TEXT = 6_000;
/** resources/message, Create Message. */
export const MAX_NONCE = 25;
/** topics/threads and resources/channel: name of a thread or a forum post. */
export const MAX_THREAD_NAME = 100;
/** resources/channel, Forum Tag. */
export const MAX_TAG_NAME = 20;
/** resources/channel, Modify Channel. */
export const MAX_TAGS_OF_FORUM = 20;
/** resources/channel, Modify Channel (thread). */
export const MAX_TAGS_OF_POST = 5;
/** resources/channel, Start Thread from Message: minutes without a message until a thread is archived. */
export const THREAD_ARCHIVE_MINUTES = ThreadAutoArchiveDuration.ThreeDays;
/** resources/message, Allowed Mentions: persons, and roles. */
export const MAX_PINGS = 100;
/** What a link button takes (reference, Components, Button). */
export const MAX_BUTTON_URL = 512;
/** Ours: an address longer than this is not printed. */
export const MAX_URL = 600;
