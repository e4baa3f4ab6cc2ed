import { openStore } from '../../src/store/open.ts';
import { batch, furnish, NOON, request } from '../../tests/contracts/store/samples.ts';
import { deliveryOf, event } from '../../tests/store/kill/events.ts';

const counts: number[] = [];
let c = 0;
const store = await openStore(':memory:', {
  watch: (m) => {
    if (m === 'statement') c++;
    else {
      counts.push(c);
      c = 0;
    }
  },
});
await furnish(store);
for (let i = 0; i < 3; i++) {
  const numbers = Array.from({ length: 9 }, (_, k) => i * 9 + k);
  console.log(
    await store.commitCollected(
      batch({
        request: request({ cursor: i * 9 + 9 }),
        added: numbers.map(event),
        deliveries: numbers.map(deliveryOf).filter((d) => d !== null),
      }),
    ),
  );
  console.log(await store.outboxCounts());
}
console.log(counts.join(' '));
