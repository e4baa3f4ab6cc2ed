/**
 * Everything that Slack refuses in blocks, written down apart from the renderer's own limits (reference/block-kit, @slack/types
 * 3.2.0): two lists that must agree are a check, one is not.
 */
type Json = Record<string, unknown>;

/** @returns every fault, in words; empty when Slack would take the blocks */
export function blockFaults(blocks: unknown, where: 'message' | 'view'): string[] {
  const faults: string[] = [];
  if (!Array.isArray(blocks)) return ['blocks are no list'];
  const max = where === 'message' ? 50 : 100;
  if (blocks.length > max) faults.push(`${blocks.length} blocks`);
  const tables = blocks.filter(({ type }) => type === 'table').length;
  if (tables > (where === 'message' ? 1 : 0)) faults.push(`${tables} tables`);
  const charts = blocks.filter(({ type }) => type === 'data_visualization').length;
  if (charts > 2) faults.push(`${charts} charts`);
  const ids = blocks.map(({ block_id }) => block_id).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) faults.push('a block_id twice');
  for (const block of blocks) checkBlock(block as Json, where, faults);
  if (where === 'message' && wordsIn(blocks) > 13_200) faults.push('msg_blocks_too_long');
  return faults;
}

/** Characters of all texts. */
export function wordsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + wordsIn(part), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, field]) =>
      sum +
      (typeof field === 'string' ? (['text', 'url'].includes(name) ? field.length : 0) : wordsIn(field)),
    0,
  );
}

function checkBlock(block: Json, where: 'message' | 'view', faults: string[]): void {
  const bad = (what: string) => faults.push(`${String(block.type)}: ${what}`);
  const text = (field: unknown, max: number, name: string) => {
    const value = (field as { text?: unknown } | undefined)?.text;
    if (typeof value !== 'string' || value.length === 0) bad(`${name} is empty`);
    else if (value.length > max) bad(`${name} has ${value.length} of ${max}`);
  };
  const list = (field: unknown, min: number, max: number, name: string): Json[] => {
    const all = Array.isArray(field) ? (field as Json[]) : [];
    if (all.length < min || all.length > max) bad(`${all.length} ${name}`);
    return all;
  };
  switch (block.type) {
    case 'header':
      text(block.text, 150, 'text');
      return;
    case 'divider':
      return;
    case 'section':
      text(block.text, 3_000, 'text');
      return;
    case 'context':
      for (const part of list(block.elements, 1, 10, 'elements')) {
        // The one thing of ours that is parsed is a moment.
        const isMoment = /^<!date\^\d+\^[^|<>]+\|[^|<>]+>$/.test(String(part.text));
        if (part.type !== 'plain_text' && !isMoment) bad('parsed text');
        if (part.type === 'plain_text') text(part, 2_000, 'text');
      }
      return;
    case 'rich_text':
      for (const part of list(block.elements, 1, 1_000, 'elements')) checkRich(part, bad);
      return;
    case 'table': {
      const rows = list(block.rows, 1, 100, 'rows') as unknown as Json[][];
      if (wordsIn(rows) > 10_000) bad(`${wordsIn(rows)} characters`);
      for (const row of rows) {
        if (row.length < 1 || row.length > 20) bad(`${row.length} columns`);
        for (const cell of row) {
          if (cell.type !== 'rich_text') text(cell, 2_000, 'cell');
          else for (const part of list(cell.elements, 1, 1_000, 'cell')) checkRich(part, bad);
        }
      }
      return;
    }
    case 'data_visualization': {
      if (where === 'view') bad('not in views');
      if (String(block.title).length > 50) bad('title');
      const chart = block.chart as {
        type: string;
        segments?: Json[];
        series?: { name: string; data: Json[] }[];
        axis_config?: { categories: string[]; x_label?: string; y_label?: string };
      };
      const names = (chart.series ?? []).map(({ name }) => name);
      for (const label of [chart.axis_config?.x_label, chart.axis_config?.y_label])
        if (label !== undefined && (label === '' || label.length > 50)) bad('axis label');
      if (new Set(names).size !== names.length) bad('a series name twice');
      if (!['pie', 'bar', 'line', 'area'].includes(chart.type)) bad(chart.type);
      if (chart.type === 'pie') {
        for (const { value } of list(chart.segments, 1, 6, 'segments'))
          if (!(Number(value) > 0)) bad('an empty segment');
      } else
        for (const series of list(chart.series, 1, 6, 'series') as unknown as {
          name: string;
          data: Json[];
        }[]) {
          if (series.name.length > 20) bad('series name');
          const points = series.data.map(({ label }) => label);
          if (points.join('|') !== chart.axis_config?.categories.join('|')) bad('points off the axis');
          for (const point of list(series.data, 1, 20, 'points'))
            if (String(point.label).length > 20) bad('label');
        }
      return;
    }
    case 'actions': {
      const elements = list(block.elements, 1, 25, 'elements');
      const ids = elements.map(({ action_id }) => action_id);
      if (new Set(ids).size !== ids.length) bad('an action_id twice');
      for (const part of elements) checkElement(part, bad, text);
      return;
    }
    case 'input': {
      text(block.label, 2_000, 'label');
      if (where === 'message') bad('input in a message');
      checkElement(block.element as Json, bad, text);
      return;
    }
    default:
      bad('unknown type');
  }
}

const RICH = new Set(['text', 'link', 'user', 'usergroup', 'channel', 'date']);

function checkRich(element: Json, bad: (what: string) => void): void {
  const parts = element.elements as Json[];
  if (!Array.isArray(parts) || parts.length === 0) return void bad('an empty rich element');
  for (const part of parts) {
    if (part.type === 'rich_text_section') checkRich(part, bad);
    else if (part.type === 'text' && (typeof part.text !== 'string' || part.text === ''))
      bad('an empty text');
    else if (part.type === 'link' && !/^https?:/i.test(String(part.url)))
      bad('a link that is no web address');
    else if (part.type === 'link' && String(part.url).length > 3_000) bad('a link over 3000');
    else if (part.type === 'user' && !/^[UW][A-Z0-9]+$/.test(String(part.user_id))) bad('no user id');
    else if (part.type === 'usergroup' && !/^S[A-Z0-9]+$/.test(String(part.usergroup_id))) bad('no group id');
    else if (part.type === 'channel' && !/^[CG][A-Z0-9]+$/.test(String(part.channel_id)))
      bad('no channel id');
    else if (part.type === 'date' && (!Number.isInteger(part.timestamp) || !part.format || !part.fallback))
      bad('a date without its parts');
    else if (!RICH.has(String(part.type))) bad(`rich ${String(part.type)}`);
  }
}

function checkElement(
  element: Json,
  bad: (what: string) => void,
  text: (field: unknown, max: number, name: string) => void,
): void {
  if (typeof element.action_id !== 'string' || element.action_id.length > 255) bad('action_id');
  if (element.placeholder !== undefined) text(element.placeholder, 150, 'placeholder');
  if (element.type === 'button') {
    text(element.text, 75, 'label');
    if (String(element.value ?? '').length > 2_000) bad('value');
    const confirm = element.confirm as Json | undefined;
    if (confirm) {
      text(confirm.title, 100, 'confirm title');
      text(confirm.text, 300, 'confirm text');
      text(confirm.confirm, 30, 'confirm button');
      text(confirm.deny, 30, 'deny button');
    }
  }
  if (element.type === 'static_select') {
    const options = element.options as Json[];
    if (options.length < 1 || options.length > 100) bad(`${options.length} options`);
    for (const option of options) {
      text(option.text, 75, 'option');
      if (String(option.value).length > 75 || option.value === '') bad('option value');
    }
  }
  if (element.type === 'overflow') {
    const options = element.options as Json[];
    if (options.length < 1 || options.length > 5) bad(`${options.length} options`);
    for (const option of options) {
      text(option.text, 75, 'option');
      if (String(option.value).length > 75 || option.value === '') bad('option value');
    }
    const values = options.map(({ value }) => value);
    if (new Set(values).size !== values.length) bad('an option twice');
  }
  if (element.type === 'plain_text_input') {
    if (Number(element.max_length) > 3_000) bad('max_length');
    if (String(element.initial_value ?? '').length > Number(element.max_length)) bad('initial_value');
  }
}
