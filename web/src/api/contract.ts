// Compile-time check of paths.ts against the OpenAPI document of search-api; no code runs. A compile error names each
// path and method that differs.
import type { paths as described } from '../../target/api/openapi.js';
import type { paths } from './paths.js';

/**
 * Replaces unions of words by `string`, because the document declares text where the types of the pages list the words.
 */
type Loose<T> = T extends string ? string : T extends (infer E)[] ? Loose<E>[] : T extends object ? { [K in keyof T]: Loose<T[K]> } : T;

type Json<R> = R extends { content: { 'application/json': infer B } } ? B : never;
type AnswerOf<O> = O extends { responses: infer R } ? { [S in keyof R]: S extends 200 | 201 ? Json<R[S]> : never }[keyof R] : never;
type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;
type PathOf<O> = O extends { parameters: { path?: infer P } } ? NonNullable<P> : never;
type BodyOf<O> = O extends { requestBody?: infer B } ? (NonNullable<B> extends { content: infer C } ? C[keyof C] : never) : never;
type MembersOf<T> = T extends unknown ? keyof T : never;

type Disagreement<At extends string, Ours, Theirs> =
  | ([AnswerOf<Theirs>] extends [Loose<AnswerOf<Ours>>] ? never : `${At}: answer`)
  | ([MembersOf<QueryOf<Ours>>] extends [MembersOf<QueryOf<Theirs>>] ? ([QueryOf<Ours>] extends [QueryOf<Theirs>] ? never : `${At}: type of a query parameter`) : `${At}: name of a query parameter`)
  | ([PathOf<Ours>] extends [PathOf<Theirs>] ? never : `${At}: path parameters`)
  | ([MembersOf<BodyOf<Ours>>] extends [MembersOf<BodyOf<Theirs>>] ? never : `${At}: members of the body`);

/** Paths whose required members the document does not declare; review.ts has their types by hand. */
type ByHand = '/v1/collections/{collectionId}/review' | '/v1/collections/{collectionId}/review/{queue}/next';

type Disagreements = {
  [P in Exclude<keyof paths, ByHand>]: P extends keyof described
    ? { [M in keyof paths[P] & string]: M extends keyof described[P] ? (described[P][M] extends object ? Disagreement<`${M} ${P}`, paths[P][M], described[P][M]> : `${M} ${P}: no such method`) : never }[keyof paths[P] & string]
    : `${P}: no such path`;
}[Exclude<keyof paths, ByHand>];

type None<T extends never> = T;
export type Contract = None<Disagreements>;
