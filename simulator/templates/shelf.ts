import type { Template } from './template.ts'

/** The account's templates: what may be changed of them as Meta would change it. */
export class TemplateShelf {
  #templates: Template[]

  constructor(templates: readonly Template[]) {
    this.#templates = structuredClone([...templates])
  }

  list(): readonly Template[] {
    return this.#templates
  }

  find(name: string, language: string): Template | null {
    return this.#templates.find((one) => one.name === name && one.language === language) ?? null
  }

  /** Adds a template, or puts it in the place of the one of its name and language. */
  put(template: Template): void {
    const index = this.#templates.findIndex(
      ({ name, language }) => name === template.name && language === template.language,
    )
    if (index === -1) this.#templates.push(template)
    else this.#templates[index] = template
  }

  remove({ name, language }: Template): void {
    this.#templates = this.#templates.filter(
      (one) => one.name !== name || one.language !== language,
    )
  }
}
