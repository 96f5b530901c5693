/** As much of nlp.js, which brings no types, as the comparison uses. */
declare module '@nlpjs/core' {
  import type { NlpInstance } from '@nlpjs/nlp'
  export interface Container {
    use(part: unknown): void
    register(name: string, part: object, isSingleton: boolean): void
    get(name: 'nlp'): NlpInstance
  }
  export function containerBootstrap(): Promise<Container>
}

declare module '@nlpjs/nlp' {
  export interface NlpInstance {
    readonly settings: object
    readonly nluManager: { readonly settings: object }
    addLanguage(locale: string): void
    addDocument(locale: string, text: string, intent: string): void
    train(): Promise<void>
    process(
      locale: string,
      text: string,
    ): Promise<{ intent: string; classifications: readonly { intent: string; score: number }[] }>
  }
  export const Nlp: unknown
}

declare module '@nlpjs/lang-id' {
  export const LangId: unknown
}
