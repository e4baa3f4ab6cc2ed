import fc from 'fast-check';

/** Text as a stranger may write it: any character, with what opens markup, styles and addresses made likely. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=https://evil.example/x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        '</style><base href=https://evil.example>',
        '</title><svg onload=alert(1)>',
        '<!--',
        ']]>',
        '&lt;b&gt; &#x3c;',
        'javascript:alert(1)',
        'JaVa\tScript:alert(1)',
        'data:text/html,<script>alert(1)</script>',
        'https://evil.example/"onclick=alert(1)//',
        '"; } body { background: url(https://evil.example) } @import "x',
        '\\22 ;}',
        '\u202e',
        '\u2066',
        '\u0000',
        '\u001b[2J',
        '\r\n',
        '\ud800',
        'سماعات النسيم',
        'שלום',
        '漢字',
        '👩‍👩‍👧',
        'w'.repeat(90),
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
