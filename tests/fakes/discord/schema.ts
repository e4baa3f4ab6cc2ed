import { readFileSync } from 'node:fs';

type Json = Record<string, unknown>;

/** The keywords of JSON Schema that Discord's description uses. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxProperties?: number;
  pattern?: string;
  uniqueItems?: boolean;
}

interface Operation {
  body?: Schema;
  query?: { name: string; required: boolean; schema: Schema }[];
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  schemas: Record<string, Schema>;
}

const described: Description = JSON.parse(
  readFileSync(new URL('../../fixtures/discord/requests.json', import.meta.url), 'utf8'),
);
// A fixed part is preferred to a variable one: `/messages/@original`.
const operations = Object.entries(described.paths)
  .map(([path, methods]) => ({
    matcher: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    variables: path.split('{').length,
    methods,
  }))
  .sort((a, b) => a.variables - b.variables);

/** What of a request Discord's own description does not allow; null = it knows no such request. */
export function requestProblems(
  method: string,
  path: string,
  query: URLSearchParams,
  body: unknown,
): string[] | null {
  const found = operations.find(
    ({ matcher, methods }) => matcher.test(path) && method.toLowerCase() in methods,
  );
  if (!found) return null;
  const operation = found.methods[method.toLowerCase()]!;
  const known = operation.query ?? [];
  const unknown = [...query.keys()].filter((name) => !known.some((parameter) => parameter.name === name));
  return [
    ...unknown.map((name) => `?${name}: not a parameter`),
    ...known.flatMap(({ name, schema, required }) => {
      const value = query.get(name);
      if (value === null) return required ? [`?${name}: missing`] : [];
      return problemsOf(schema, /^\d{1,9}$/.test(value) ? Number(value) : value, `?${name}`);
    }),
    ...(operation.body ? problemsOf(operation.body, body, '') : []),
  ];
}

function problemsOf(schema: Schema, value: unknown, at: string): string[] {
  if (schema.$ref) return problemsOf(described.schemas[schema.$ref.split('/').at(-1)!]!, value, at);
  const all = (schema.allOf ?? []).flatMap((part) => problemsOf(part, value, at));
  const union = schema.oneOf ?? schema.anyOf;
  return [...all, ...(union ? bestOf(union, value, at) : []), ...own(schema, value, at)];
}

/** The problems with the option that fits best: the one that means this `type`, when there is such a thing. */
function bestOf(options: readonly Schema[], value: unknown, at: string): string[] {
  const tried = options.map((option) => problemsOf(option, value, at));
  return tried.reduce((best, problems) => (problems.length < best.length ? problems : best));
}

function own(schema: Schema, value: unknown, at: string): string[] {
  const where = at || 'body';
  const types = schema.type === undefined ? null : [schema.type].flat();
  // Another type than these makes every other rule meaningless.
  if (types && !types.some((type) => hasType(value, type)))
    return [`${where}: not ${types.join(' or ')}`, '', ''];
  const problems: string[] = [];
  if ('const' in schema && value !== schema.const) problems.push(`${where}: not ${schema.const}`, '', '');
  if (schema.enum && !schema.enum.includes(value))
    problems.push(`${where}: ${value} is none of ${schema.enum}`);
  if (typeof value === 'string') problems.push(...ofText(schema, value, where));
  if (typeof value === 'number') problems.push(...ofNumber(schema, value, where));
  if (Array.isArray(value)) problems.push(...ofList(schema, value, where));
  else if (typeof value === 'object' && value !== null) problems.push(...ofObject(schema, value as Json, at));
  return problems;
}

/** Bit sets of permissions go as strings (topics/permissions), which the description calls integers. */
function asDescribed(name: string, value: unknown): unknown {
  return name === 'default_member_permissions' && typeof value === 'string' ? Number(value) : value;
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function ofText(
  { minLength = 0, maxLength = Infinity, pattern }: Schema,
  text: string,
  where: string,
): string[] {
  // Lengths are counted in characters, not in UTF-16 units (JSON Schema, maxLength).
  const { length } = [...text];
  return [
    ...(length < minLength || length > maxLength ? [`${where}: ${length} characters`] : []),
    ...(pattern && !new RegExp(pattern, 'u').test(text) ? [`${where}: ${text} is not ${pattern}`] : []),
  ];
}

function ofNumber(
  { minimum = -Infinity, maximum = Infinity }: Schema,
  value: number,
  where: string,
): string[] {
  return value < minimum || value > maximum ? [`${where}: ${value}`] : [];
}

function ofList(schema: Schema, list: readonly unknown[], where: string): string[] {
  const { minItems = 0, maxItems = Infinity, items, uniqueItems } = schema;
  const isTwice = uniqueItems && new Set(list.map((item) => JSON.stringify(item))).size !== list.length;
  return [
    ...(list.length < minItems || list.length > maxItems ? [`${where}: ${list.length} items`] : []),
    ...(isTwice ? [`${where}: one twice`] : []),
    ...(items ? list.flatMap((item, nth) => problemsOf(items, item, `${where}[${nth}]`)) : []),
  ];
}

function ofObject(schema: Schema, value: Json, at: string): string[] {
  const { properties = {}, required = [], additionalProperties, maxProperties = Infinity } = schema;
  const inside = (name: string) => (at ? `${at}.${name}` : name);
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  return [
    ...(names.length > maxProperties ? [`${at || 'body'}: ${names.length} properties`] : []),
    ...required.filter((name) => value[name] === undefined).map((name) => `${inside(name)}: missing`),
    ...names.flatMap((name) => {
      const known = properties[name];
      if (known) return problemsOf(known, asDescribed(name, value[name]), inside(name));
      if (typeof additionalProperties === 'object')
        return problemsOf(additionalProperties, value[name], inside(name));
      // Discord ignores what it does not know: for us it is a mistake all the same.
      return schema.properties ? [`${inside(name)}: not a property`] : [];
    }),
  ];
}
