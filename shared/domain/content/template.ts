import * as z from '../../late-zod.ts'

/**
 * A template that the desk sent: the words as the citizen reads them, and the values that WhatsApp
 * was told, so that neither changes when the template does. Source: reference, section 5.2.
 */
export const templateContent = z.object({
  kind: z.literal('template'),
  name: z.string(),
  language: z.string(),
  parameterFormat: z.enum(['named', 'positional']),
  header: z.string().nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(
    z.object({
      kind: z.enum(['quick-reply', 'url', 'phone', 'copy-code', 'unknown']).catch('unknown'),
      text: z.string(),
      /** The whole link, or the code to copy; null where the button has neither. */
      value: z.string().nullable(),
    }),
  ),
  parameters: z.array(
    z.object({
      place: z.enum(['header', 'body', 'button']),
      /** Which of the buttons, from 0. */
      button: z.int().nonnegative().nullable(),
      name: z.string(),
      value: z.string(),
    }),
  ),
})

export type TemplateContent = z.infer<typeof templateContent>
