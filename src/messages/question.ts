/** An answer as its button carries it: the question, and which of its answers. */
export function answerArgs(question: string, answer: string): { answer: string } {
  return { answer: `${question}.${answer}` };
}

export function readAnswer(typed: string): { question: string; answer: string } {
  const at = typed.indexOf('.');
  return { question: typed.slice(0, at), answer: typed.slice(at + 1) };
}

/** The answer that opens the form with what was asked about. */
export const IN_FORM = 'form';

/** Whether a press leads to a form, which some platforms let nothing come before. */
export function leadsToForm({ answer }: Readonly<Record<string, string>>): boolean {
  return answer !== undefined && readAnswer(answer).answer === IN_FORM;
}
