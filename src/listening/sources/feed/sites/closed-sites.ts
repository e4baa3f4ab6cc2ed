import type { NoFeed, Site } from './site.ts';

const all = (none: NoFeed): Site['pages'] => ({ '/*': { none } });
const closed = (name: string, ...hosts: string[]): Site => ({ name, hosts, pages: all({ why: 'closed' }) });
const chat = (name: string, ...hosts: string[]): Site => ({ name, hosts, pages: all({ why: 'chat' }) });

/** Sites that have no feeds, and are not read in any other way than is said here. A new one is a row. */
export const CLOSED_SITES: readonly Site[] = [
  { name: 'X', hosts: ['x.com', 'twitter.com'], pages: all({ why: 'keyed', source: 'x' }) },
  closed('Instagram', 'instagram.com', 'instagr.am', 'ig.me'),
  closed('Facebook', 'facebook.com', 'fb.com', 'fb.me', 'fb.watch'),
  { name: 'Threads', hosts: ['threads.net', 'threads.com'], pages: all({ why: 'keyed', source: 'threads' }) },
  closed('LinkedIn', 'linkedin.com'),
  closed('TikTok', 'tiktok.com', 'vm.tiktok.com', 'vt.tiktok.com'),
  closed('Snapchat', 'snapchat.com'),
  closed('Quora', 'quora.com', '*.quora.com'),
  closed('Trustpilot', 'trustpilot.com'),
  closed('G2', 'g2.com'),
  closed('Capterra', 'capterra.com'),
  closed('Glassdoor', 'glassdoor.com', 'glassdoor.fr', 'glassdoor.co.uk'),
  closed('Tripadvisor', 'tripadvisor.com', 'tripadvisor.fr', 'tripadvisor.co.uk'),
  closed('Yelp', 'yelp.com'),
  { name: 'Google Play', hosts: ['play.google.com'], pages: all({ why: 'own', source: 'google-play' }) },
  closed('Google Maps', 'maps.google.com', 'maps.app.goo.gl'),
  closed('Amazon', 'amazon.com', 'amazon.fr', 'amazon.de', 'amazon.co.uk', 'amzn.to'),
  closed('Google Groups', 'groups.google.com'),
  closed('Weibo', 'weibo.com', 'weibo.cn'),
  closed('Nextdoor', 'nextdoor.com'),
  closed('Twitch', 'twitch.tv', 'clips.twitch.tv'),
  chat('Discord', 'discord.gg'),
  {
    name: 'Discord',
    hosts: ['discord.com', 'discordapp.com', 'canary.discord.com', 'ptb.discord.com'],
    pages: { '/invite/*': { none: { why: 'chat' } }, '/channels/*': { none: { why: 'chat' } } },
  },
  chat('Slack', 'join.slack.com', 'app.slack.com'),
  { name: 'Slack', hosts: ['*.slack.com'], pages: { '/archives/*': { none: { why: 'chat' } } } },
  {
    name: 'Telegram',
    hosts: ['t.me', 'telegram.me', 'telegram.dog', 'web.telegram.org'],
    pages: all({ why: 'own', source: 'telegram' }),
  },
  chat('WhatsApp', 'wa.me', 'chat.whatsapp.com', 'web.whatsapp.com'),
  chat('Messenger', 'm.me', 'messenger.com'),
  chat('Signal', 'signal.me', 'signal.group'),
  chat('Microsoft Teams', 'teams.microsoft.com', 'teams.live.com'),
  chat('Matrix', 'matrix.to', 'app.element.io'),
  {
    name: 'Spotify',
    hosts: [
      'open.spotify.com',
      'spotify.com',
      'podcasters.spotify.com',
      'creators.spotify.com',
      'spoti.fi',
      'spotify.link',
    ],
    pages: all({ why: 'podcast' }),
  },
  { name: 'Deezer', hosts: ['deezer.com', 'deezer.page.link'], pages: all({ why: 'podcast' }) },
  { name: 'Amazon Music', hosts: ['music.amazon.com', 'music.amazon.fr'], pages: all({ why: 'podcast' }) },
  { name: 'Audible', hosts: ['audible.com', 'audible.fr'], pages: all({ why: 'podcast' }) },
  {
    name: 'Pocket Casts',
    hosts: ['pca.st', 'pocketcasts.com', 'play.pocketcasts.com'],
    pages: all({ why: 'podcast' }),
  },
];
