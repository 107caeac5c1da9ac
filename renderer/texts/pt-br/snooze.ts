/** Deixar um atendimento para depois. */
export const snooze = {
  snooze: {
    button: 'Lembrar depois',
    title: 'Lembrar depois',
    lead: 'O atendimento continua seu, mas sai de Minhas: fica em Adiadas até a hora marcada e então volta ao topo. Se o cidadão escrever, volta na mesma hora.',
    action: 'Deixar para depois',
    quick: {
      'open-hours': 'Em 2 horas de expediente',
      'next-day': 'No próximo dia de atendimento',
      'next-week': 'Na segunda ou logo depois',
    },
    past: 'Essa hora já passou.',
    windowCloses: 'Até lá a janela do WhatsApp fecha: depois só sai um modelo aprovado.',
    outside: 'Nessa hora o órgão está fechado.',
    until: (when: string) => `Adiada: volta ${when}`,
    back: (time: string) => `Voltou às ${time}: você deixou para depois`,
    wake: 'Voltar agora',
    dismiss: 'Certo',
    section: 'Adiadas',
    mark: (when: string) => `adiada até ${when}`,
    backMark: (time: string) => `voltou às ${time}`,
  },
}
