/** Scopes that an installation asks for; the optional ones make answers to its name, names of people and channels, and pins possible. */
export const SCOPES = ['commands', 'chat:write', 'files:write'];
export const OPTIONAL_SCOPES = [
  'app_mentions:read',
  'users:read',
  'channels:read',
  'groups:read',
  'pins:write',
  'usergroups:read',
];
