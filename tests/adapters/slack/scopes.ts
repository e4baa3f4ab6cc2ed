/** Scopes that an installation asks for; the optional ones make names of people and channels, and pins, possible. */
export const SCOPES = ['commands', 'chat:write', 'files:write'];
export const OPTIONAL_SCOPES = [
  'users:read',
  'channels:read',
  'groups:read',
  'pins:write',
  'usergroups:read',
];
