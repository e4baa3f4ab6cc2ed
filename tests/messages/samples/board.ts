import { DAY } from '../../../src/listening/time.ts';
import {
  dashboardLinkMade,
  dashboardLinkRevoked,
  dashboardLinks,
  type SharedLink,
} from '../../../src/messages/dashboards/links.ts';
import type { Locale } from '../../../src/messages/locale.ts';
import type { Message } from '../../../src/messages/message.ts';
import { channelNamed, maple, NOW } from '../samples.ts';

/** Links to the page of a dashboard: a new one, those that there are, the end of one. */
export function boardSamples(locale: Locale): Message[] {
  const channel = channelNamed('brand-watch');
  const shared = (number: number, days: number): SharedLink => ({
    link: { number, until: NOW + days * DAY, createdBy: maple },
    channel,
  });
  const address = `https://bot.example/dashboard/${'k'.repeat(43)}`;
  return [
    dashboardLinkMade(shared(3, 1), address, 0, locale),
    dashboardLinkMade(shared(4, 7), address, 2, locale),
    dashboardLinks([shared(3, 1)], locale),
    dashboardLinks(
      Array.from({ length: 12 }, (_, nth) => shared(nth + 1, nth + 1)),
      locale,
    ),
    dashboardLinks([], locale),
    dashboardLinkRevoked(3, locale),
  ];
}
