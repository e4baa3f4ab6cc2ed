import { firstTables } from './0001-first.ts';
import { ledgerIndex } from './0002-ledger-index.ts';
import { dashboardTable } from './0003-dashboard.ts';
import { onCall } from './0004-on-call.ts';
import { inbound } from './0005-inbound.ts';
import { websub } from './0006-websub.ts';
import { deliveryFailures } from './0007-delivery-failures.ts';
import { parts } from './0008-parts.ts';
import { unmatched } from './0009-unmatched.ts';
import { digestPast } from './0010-digest-past.ts';
import { outboxHolds } from './0011-outbox-holds.ts';
import { comingAndGoing } from './0014-coming-and-going.ts';
import { holding } from './0015-holding.ts';
import { browse } from './0017-browse.ts';
import { unreadReviews } from './0018-unread-reviews.ts';
import { secondOpinion } from './0019-second-opinion.ts';
import { joinedStories } from './0020-joined-stories.ts';
import { unrefined } from './0021-unrefined.ts';
import { firstLooks } from './0022-first-looks.ts';
import { sample } from './0023-sample.ts';
import { themeMarks } from './0024-theme-marks.ts';
import { dashboardLinks } from './0028-dashboard-links.ts';

/** Append only: a number once released keeps its statements for ever. */
export const MIGRATIONS: readonly { name: string; statements: readonly string[] }[] = [
  { name: 'first', statements: firstTables },
  { name: 'ledger-index', statements: ledgerIndex },
  { name: 'dashboard', statements: dashboardTable },
  { name: 'on-call', statements: onCall },
  { name: 'inbound', statements: inbound },
  { name: 'websub', statements: websub },
  { name: 'delivery-failures', statements: deliveryFailures },
  { name: 'parts', statements: parts },
  { name: 'unmatched', statements: unmatched },
  { name: 'digest-past', statements: digestPast },
  { name: 'outbox-holds', statements: outboxHolds },
  { name: 'coming-and-going', statements: comingAndGoing },
  { name: 'holding', statements: holding },
  { name: 'browse', statements: browse },
  { name: 'second-opinion', statements: secondOpinion },
  { name: 'joined-stories', statements: joinedStories },
  { name: 'unrefined', statements: unrefined },
  { name: 'unread-reviews', statements: unreadReviews },
  { name: 'first-looks', statements: firstLooks },
  { name: 'sample', statements: sample },
  { name: 'theme-marks', statements: themeMarks },
  { name: 'dashboard-links', statements: dashboardLinks },
];
