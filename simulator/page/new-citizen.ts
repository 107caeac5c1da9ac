import { type Citizen, ControlError, createCitizen } from './client.ts'
import { byId } from './element.ts'

/** The dialog that makes a phone, with a number of its own or only a username. */
export function prepareNewCitizen(onCreated: (citizen: Citizen) => void): void {
  const dialog = byId('new-citizen', HTMLDialogElement)
  const problem = byId('new-problem', HTMLParagraphElement)
  const form = dialog.querySelector('form')
  if (form === null) return

  byId('open-new', HTMLButtonElement).addEventListener('click', () => {
    form.reset()
    problem.textContent = ''
    dialog.showModal()
  })
  byId('cancel-new', HTMLButtonElement).addEventListener('click', () => dialog.close())
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    try {
      onCreated(await createCitizen(wanted(new FormData(form))))
      dialog.close()
    } catch (error) {
      if (!(error instanceof ControlError)) throw error
      problem.textContent =
        error.status === 409
          ? 'Esse telefone já é de outra pessoa.'
          : 'Confira o telefone (8 a 15 dígitos, com 55 e DDD) e o nome de usuário.'
    }
  })
}

function wanted(data: FormData): { name?: string; phone?: string; username?: string } {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const phone = text('phone').replace(/\D/g, '')
  const username = text('username').replace(/^@/, '')
  return {
    ...(text('name') === '' ? {} : { name: text('name') }),
    ...(phone === '' ? {} : { phone }),
    ...(username === '' ? {} : { username }),
  }
}
