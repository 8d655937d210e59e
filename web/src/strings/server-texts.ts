// Texts of the server for display. The server writes English. Another language chooses its words by the code of a text;
// a text whose code has no words is shown in English, and marked so.
import type { Problem } from '../api/problem.js';
import { serverWords } from './index.js';

/** Members of a problem or task by name, as the server sent them. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * Words for the code of a problem. partly: the English text of the server has more than the words, such as the value
 * and what is required of it, and is shown after them.
 */
export interface ProblemWords { readonly title: string; readonly detail: (members: Members) => string; readonly partly?: true }

/** What the reasons of a review task are about. */
export interface ReviewFacts {
  readonly disagreements: readonly { name: string; institution?: string; machine?: string; person?: string; people: readonly { value: string }[] }[];
  readonly suspect?: { readonly imageId: string; readonly specimenId: string; readonly institutionId: string };
}

/** The words of a language for the codes of the server. English has none: its pages show the text of the server. */
export interface ServerWords {
  readonly problems: Readonly<Record<string, ProblemWords>>;
  /** By code of the remark; the function takes the values of the remark. */
  readonly remarks: Readonly<Record<string, (...values: string[]) => string>>;
  /** By code of the reason; one sentence for each thing that the reason is about. */
  readonly reasons: Readonly<Record<string, (task: ReviewFacts) => readonly string[]>>;
}

/** A remark in the note of a preparation step. */
interface Remark { readonly code: string; readonly text: string; readonly values: readonly string[] }

/** A text for display; `lang` where it is not in the language of the page. */
export interface ServerText { readonly text: string; readonly lang?: 'en' }

/** Returns a text of the server that has no code. */
export const englishText = (text: string, words = serverWords): ServerText => (words ? { text, lang: 'en' } : { text });

/** Returns the title of a problem and its sentences. */
export function problemText(problem: Problem, words = serverWords): { title: ServerText; detail: readonly ServerText[] } {
  const { title, detail, code, more, fromServer } = problem;
  if (!fromServer || !words) return { title: { text: title }, detail: shown({ text: detail }) };
  const worded = words.problems[code];
  if (!worded) return { title: englishText(title, words), detail: shown(englishText(detail, words)) };
  return { title: { text: worded.title }, detail: shown({ text: worded.detail(more) }, ...(worded.partly ? [englishText(detail, words)] : [])) };
}

/** Returns the title of the problem with this code; undefined where the language has none. */
export const problemTitle = (code: string): string | undefined => serverWords?.problems[code]?.title;

/** Returns the remarks in the note of a preparation step. */
export function remarkTexts({ note, remarks }: { note: string; remarks?: readonly Remark[] }, words = serverWords): readonly ServerText[] {
  if (!words || !remarks) return shown(englishText(note, words));
  return remarks.map((it) => {
    const worded = words.remarks[it.code];
    return worded ? { text: worded(...it.values) } : englishText(it.text, words);
  });
}

/** Returns why a person should review a task. All reasons are in English where one of them has no words. */
export function reasonTexts(task: ReviewFacts & { reasons: readonly string[]; reasonCodes?: readonly string[] }, words = serverWords): readonly ServerText[] {
  const { reasons, reasonCodes = [] } = task;
  if (!words || reasonCodes.length === 0 || !reasonCodes.every((it) => words.reasons[it])) return reasons.map((it) => englishText(it, words));
  return reasonCodes.flatMap((it) => words.reasons[it]?.(task) ?? []).map((text) => ({ text }));
}

function shown(...texts: readonly ServerText[]): readonly ServerText[] {
  return texts.filter((it) => it.text !== '');
}
