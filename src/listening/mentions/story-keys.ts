import type { Fingerprint } from './fingerprint.ts';

/** The keys of a text by the names that it has besides its words. */
export function nameKeys(print: Fingerprint): string[] {
  return [
    ...print.addresses.map(addressKey),
    ...(print.title === null ? [] : [titleKey(print.title)]),
    ...(print.shortTitle === null ? [] : [shortTitleKey(print.shortTitle)]),
  ];
}

export const addressKey = (address: string) => `a ${address}`;
export const shortTitleKey = (title: string) => `s ${title}`;
export const titleKey = (title: string) => `t ${title}`;
