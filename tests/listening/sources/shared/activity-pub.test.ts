import { expect, it } from 'vitest';
import { SourceError } from '../../../../src/config/errors.ts';
import { goneObjects } from '../../../../src/listening/sources/shared/activity-pub.ts';
import { testContext } from '../source-context.ts';

it('fails when no server could be asked, so that silence does not pass for "all still there"', async () => {
  // No port is allowed: the fetch is refused before it reaches the network.
  const ids = ['http://127.0.0.1:9/users/ana/statuses/1', 'http://127.0.0.1:9/users/ana/statuses/2'];
  await expect(goneObjects(ids, testContext([]))).rejects.toThrow(SourceError);
});
