import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { runs } from '../runs.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-logo-'));
const canvas = createCanvas(20, 10);
const png = canvas.toBuffer('image/png');
const jpeg = canvas.toBuffer('image/jpeg');
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#0b6e4f"/></svg>';

const file = (name: string, data: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
};
const problemWith = (environment: Record<string, string>): string | null => {
  const read = readConfig(environment);
  if (read.ok) return null;
  expect(read.problems).toHaveLength(1);
  expect(read.problems[0]!.fix).not.toBe('');
  return read.problems[0]!.problem;
};
const logoProblem = (name: string, data: string | Uint8Array) =>
  problemWith({ EARSHOT_REPORT_LOGO: file(name, data) });

describe('the logo', () => {
  test.each([
    ['a.png', png, 'image/png'],
    ['b.jpg', jpeg, 'image/jpeg'],
    ['c.svg', svg, 'image/svg+xml'],
    ['named-wrongly.txt', png, 'image/png'],
    ['declared.svg', `\ufeff<?xml version="1.0"?>\n<!-- ours -->\n${svg}\n`, 'image/svg+xml'],
  ])('%s is known by its bytes', (name, data, type) => {
    const read = readConfig({ EARSHOT_REPORT_LOGO: file(name, data) });
    expect(read.ok && read.config.EARSHOT_REPORT_LOGO).toMatchObject({ type });
  });

  test.each([
    ['a text', 'hello', 'is no PNG, JPEG or SVG'],
    ['a page', '<html><svg></svg></html>', 'is no PNG, JPEG or SVG'],
    ['a GIF', 'GIF89a0000', 'is no PNG, JPEG or SVG'],
    ['nothing', '', 'is no PNG, JPEG or SVG'],
    ['half a PNG', png.subarray(0, png.length - 20), 'is cut off or damaged'],
    ['the head of a PNG', png.subarray(0, 20), 'is cut off or damaged'],
    ['half a JPEG', jpeg.subarray(0, jpeg.length - 20), 'is cut off or damaged'],
    ['half an SVG', svg.slice(0, -8), 'is cut off or damaged'],
    ['too many bytes', Buffer.concat([png, Buffer.alloc(200_000)]), 'and 200 are the most'],
    ['a script', svg.replace('<path', '<script>x</script><path'), 'has scripts, styles or links'],
    ['a handler', svg.replace('<path', '<path onload="x()"'), 'has scripts, styles or links'],
    [
      'a picture from elsewhere',
      svg.replace('<path', '<image href="https://x.example/a.png"/><path'),
      'links',
    ],
    ['a link', svg.replace('<path', '<a xlink:href="https://x.example"/><path'), 'links'],
    ['a font from elsewhere', svg.replace('fill="#0b6e4f"', 'fill="url(https://x.example#a)"'), 'links'],
    ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg}`, 'has scripts, styles or links'],
  ])('%s is refused in plain words', (what, data, problem) => {
    expect(logoProblem(`${what}.bin`, data)).toContain(problem);
  });

  test('more pixels than a logo has are refused before anything unpacks them', () => {
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    expect(logoProblem('bomb.png', bomb)).toContain('4000 a side are the most');
  });

  test('a file that is not there, and a folder', () => {
    expect(problemWith({ EARSHOT_REPORT_LOGO: join(folder, 'none.png') })).toContain('not there');
    expect(problemWith({ EARSHOT_REPORT_LOGO: folder })).toBe('is no file');
  });

  test('whatever bytes there are, it is a problem in words and never a crash', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom(png.subarray(0, 8), jpeg.subarray(0, 3), Buffer.from('<svg '), Buffer.alloc(0)),
        (bytes, head) => {
          const problem = logoProblem('any.bin', Buffer.concat([head, bytes]));
          expect(problem === null || problem.length > 0).toBe(true);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

describe('the color', () => {
  test.each([
    ['#0b6e4f', '#0b6e4f'],
    ['#0B6E4F', '#0b6e4f'],
    ['#06c', '#0066cc'],
    ['', null],
  ])('%j is %j', (typed, color) => {
    const read = readConfig({ EARSHOT_REPORT_COLOR: typed });
    expect(read.ok && read.config.EARSHOT_REPORT_COLOR).toBe(color);
  });

  test.each([
    ['green', 'is no color such as'],
    ['0b6e4f', 'is no color such as'],
    ['#0b6e4f00', 'is no color such as'],
    ['rgb(0,0,0)', 'is no color such as'],
    ['#ffffff', 'too light'],
    ['#ffd400', 'too light to be seen on white paper (1.4 to 1; it takes 3)'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(problemWith({ EARSHOT_REPORT_COLOR: typed })).toContain(problem);
  });
});
