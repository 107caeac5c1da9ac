/** Mensagens de voz: gravar, ouvir antes de enviar, e por que não foi possível. */
export const voice = {
  voice: {
    record: 'Gravar mensagem de voz',
    group: 'Gravação',
    asking: 'Permita o uso do microfone para gravar…',
    recording: 'Gravando',
    paused: 'Gravação pausada',
    ending: 'Preparando a mensagem de voz…',
    pause: 'Pausar gravação',
    resume: 'Continuar gravação',
    finish: 'Concluir gravação',
    discard: 'Descartar gravação',
    cancel: 'Não gravar',
    dismiss: 'Fechar o aviso da gravação',
    unheard: 'Nada se ouve. Confira se o microfone está ligado.',
    large: 'Mais de 512 KB: no celular será preciso baixar para ouvir.',
    stopsIn: (seconds: number) => `A gravação para em ${seconds} s.`,
    said: {
      asking: 'Pedindo o microfone.',
      recording: 'Gravando.',
      paused: 'Gravação pausada.',
      ending: 'Gravação concluída. Ouça antes de enviar.',
    },
    removed: (name: string) => `Fora da resposta: ${name}`,
    bringBack: 'Trazer de volta',
    problem: {
      none: 'Nenhum microfone foi encontrado. Conecte um e tente de novo.',
      refused:
        'O uso do microfone não foi permitido. Permita-o nas configurações do navegador ou do sistema e tente de novo.',
      busy: 'O microfone está em uso por outro programa. Feche-o e tente de novo.',
      unable:
        'Este navegador não grava mensagens de voz. Use o Balcão instalado, o Chrome, o Edge ou o Firefox.',
      nothing: 'Nada foi gravado. Fale por pelo menos um segundo.',
      lost: 'O microfone foi desconectado. O que foi gravado até então está na resposta.',
      over: 'A gravação chegou a 10 minutos e parou. Está na resposta: ouça antes de enviar.',
    },
  },
}
