import { expect, test } from 'vitest';
import { anchorsOf } from '../../../../src/listening/keywords/query/anchors.ts';
import { queryOf } from './posts.ts';

test.each([
  ['kestrelbox', ['kestrelbox']],
  ['kestrelbox OR "mesh one" OR Kestrelbox', ['kestrelbox', 'mesh one', 'Kestrelbox']],
  ['The kestrelbox', ['kestrelbox']],
  ['apple (kestrelbox OR quellforge)', ['kestrelbox', 'quellforge']],
  ['kestrelbox (apple OR orange)', ['kestrelbox']],
  ['kestrelbox -quellforge lang:fr', ['kestrelbox']],
  ['apple -(-quellforge OR tavnik)', ['quellforge']],
  ['"the kestrelbox of"~3', ['kestrelbox']],
  ['title:"the kestrelbox of"~3', ['kestrelbox']],
  ['the NEAR/3 kestrelbox', ['kestrelbox']],
  ['kestrel*', ['kestrel']],
  ['`R&D`', ['R&D']],
  ['tag:"kestrel fail"', ['#kestrelfail']],
  ['site:kestrelbox.example', ['kestrelbox.example']],
  ['author:@maplefox', ['maplefox']],
])('%s is asked for by %j', (text, anchors) => {
  expect(anchorsOf(queryOf(text).tree)).toEqual(anchors);
});
