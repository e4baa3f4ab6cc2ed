import type { SourceContext, WebAnswer } from '../source.ts';

export const DEV = 'https://dev.to';

/** One call of the interface of Forem, version 1. @param path after `/api` */
export function askForem(path: string, context: SourceContext, allow: number[] = []): Promise<WebAnswer> {
  return context.web.fetch(`${baseOf(context)}/api${path}`, {
    lane: 'api',
    headers: { accept: 'application/vnd.forem.api-v1+json' },
    allow,
  });
}

export function baseOf({ options }: SourceContext): string {
  return (options.baseUrl ?? DEV).replace(/\/+$/, '');
}
