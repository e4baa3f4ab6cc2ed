/** Everything that Discord would refuse about a message or a modal; the numbers are written again here, not taken from the adapter. */
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const length = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/** @returns problems; empty when Discord would take it */
export function messageProblems(body: Json, files: readonly string[]): string[] {
  const problems: string[] = [];
  const flags = Number(body.flags ?? 0);
  const components = list(body.components);
  if ((flags & (1 << 15)) === 0) {
    if (components.some(({ type }) => Number(type) > 8)) problems.push('components V2 without the flag');
    if (length(body.content) > 2_000) problems.push('content over 2,000');
    return problems;
  }
  if (body.content || body.embeds) problems.push('content or embeds beside components V2');
  if (components.length === 0) problems.push('no components');
  const all = flatten(components);
  if (all.length > 40) problems.push(`${all.length} components`);
  const text = all.reduce((sum, { type, content }) => sum + (type === 10 ? length(content) : 0), 0);
  if (text > 4_000) problems.push(`${text} characters of text`);
  const ids = all.map(({ custom_id }) => custom_id).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) problems.push('custom_id twice');
  for (const { id } of all)
    if (id !== undefined && (!Number.isInteger(id) || Number(id) < 1 || Number(id) > 2 ** 31 - 1))
      problems.push(`id ${id}`);
  const names = list(body.attachments).map(({ filename }) => filename);
  for (const component of all) problems.push(...componentProblems(component, names));
  for (const attachment of list(body.attachments)) {
    if (!files.includes(`files[${attachment.id}]`)) problems.push(`attachment ${attachment.id} has no file`);
    if (length(attachment.description) > 1_024) problems.push('attachment description over 1,024');
  }
  if (files.length !== names.length) problems.push('a file without its attachment');
  if (
    !isObject(body.allowed_mentions) ||
    !Array.isArray(body.allowed_mentions.parse) ||
    body.allowed_mentions.parse.length > 0
  )
    problems.push('mentions are not switched off');
  return problems;
}

function componentProblems(component: Json, attachments: readonly unknown[]): string[] {
  const { type, custom_id } = component;
  const problems: string[] = [];
  if (custom_id !== undefined && (length(custom_id) < 1 || length(custom_id) > 100))
    problems.push('custom_id over 100');
  switch (type) {
    case 1: {
      const within = list(component.components);
      const selects = within.filter((child) => child.type !== 2);
      if (within.length === 0 || within.length > 5 || (selects.length > 0 && within.length > 1))
        problems.push('row');
      break;
    }
    case 2:
      if (length(component.label) < 1 || length(component.label) > 80) problems.push('button label');
      // One that opens an address presses nothing (reference, Components, Button).
      if (component.style === 5) {
        if (custom_id !== undefined) problems.push('link button with custom_id');
        if (length(component.url) < 1 || length(component.url) > 512) problems.push('link button url');
      } else if (custom_id === undefined) problems.push('button without custom_id');
      break;
    case 3: {
      const options = list(component.options);
      if (options.length < 1 || options.length > 25) problems.push(`${options.length} options`);
      if (length(component.placeholder) > 150) problems.push('placeholder');
      const values = options.map(({ value }) => value);
      if (new Set(values).size !== values.length) problems.push('option twice');
      for (const { label, value } of options)
        if (length(label) < 1 || length(label) > 100 || length(value) < 1 || length(value) > 100)
          problems.push('option');
      break;
    }
    case 9: {
      // One to three texts, and a button or a thumbnail beside them (reference, Section).
      const texts = list(component.components);
      if (texts.length < 1 || texts.length > 3 || texts.some((child) => child.type !== 10))
        problems.push('texts of a section');
      if (!isObject(component.accessory) || ![2, 11].includes(Number(component.accessory.type)))
        problems.push('accessory of a section');
      break;
    }
    case 10:
      if (length(component.content) < 1) problems.push('empty text');
      break;
    case 12:
      for (const { media, description } of list(component.items)) {
        const url = isObject(media) ? String(media.url) : '';
        if (!url.startsWith('attachment://') || !attachments.includes(url.slice(13)))
          problems.push(`media ${url}`);
        if (length(description) > 1_024) problems.push('media description');
      }
      break;
    case 13: {
      // A file is shown only where a component names it (reference, File).
      const url = isObject(component.file) ? String(component.file.url) : '';
      if (!url.startsWith('attachment://') || !attachments.includes(url.slice(13)))
        problems.push(`file ${url}`);
      break;
    }
    case 14:
    case 17:
      break;
    default:
      problems.push(`type ${type}`);
  }
  return problems;
}

export function modalProblems(data: Json): string[] {
  const problems: string[] = [];
  const fields = list(data.components);
  if (length(data.title) < 1 || length(data.title) > 45) problems.push('title');
  if (length(data.custom_id) < 1 || length(data.custom_id) > 100) problems.push('custom_id');
  if (fields.length < 1 || fields.length > 5) problems.push(`${fields.length} fields`);
  for (const { type, label, description, component } of fields) {
    if (type !== 18) problems.push('not a label');
    if (length(label) < 1 || length(label) > 45) problems.push('label');
    if (length(description) > 100) problems.push('description');
    if (!isObject(component)) problems.push('no field');
    else if (
      component.type === 4 &&
      (length(component.value) > Number(component.max_length ?? 4_000) ||
        Number(component.max_length) > 4_000)
    )
      problems.push('text input');
    else if (
      component.type === 3 &&
      (list(component.options).length < 1 || list(component.options).length > 25)
    )
      problems.push('options');
    else if (![3, 4, 5, 6, 7, 8].includes(Number(component.type))) problems.push(`field ${component.type}`);
  }
  return problems;
}

function flatten(components: readonly Json[]): Json[] {
  return components.flatMap((component) => [
    component,
    ...flatten(list(component.components)),
    ...(isObject(component.accessory) ? [component.accessory] : []),
  ]);
}
