/** Files: those that citizens send, and those that go with a reply. */
export const media = {
  media: {
    arriving: 'chegando…',
    unavailable: {
      gone: 'O WhatsApp não tem mais este arquivo. Peça ao cidadão que envie de novo.',
      damaged: 'O arquivo chegou danificado. Busque de novo, ou peça outro envio.',
      'too-large': 'O arquivo passa de 100 MB e não foi guardado. Peça um arquivo menor.',
      untrusted: 'O arquivo está em um endereço que não é do WhatsApp e não foi buscado.',
      unreachable: 'O WhatsApp não entregou o arquivo.',
    },
    removed: 'Este arquivo foi removido: passou do prazo de guarda do órgão.',
    fetchAgain: 'Buscar de novo',
    asked: 'Pedido: o servidor vai buscar de novo.',
    away: 'Este arquivo não está neste computador. Ele aparece quando a conexão voltar.',
    missing: 'O servidor não tem mais este arquivo.',
    cannotShow:
      'Este computador não consegue mostrar este arquivo. Salve para abrir em outro programa.',
    notWhatItSays: 'O conteúdo não é do tipo que o nome diz. Cuidado ao abrir.',
    save: (name: string) => `Salvar ${name}`,
    open: (title: string) => `Ampliar ${title}`,
    types: {
      pdf: 'PDF',
      word: 'Word',
      excel: 'Excel',
      powerpoint: 'PowerPoint',
      text: 'Texto',
      archive: 'Arquivo compactado',
      other: 'Arquivo',
    },
    bytes: { kilo: 'KB', mega: 'MB' },
    viewer: {
      title: (title: string) => `${title} ampliada`,
      zoomIn: 'Aumentar',
      zoomOut: 'Diminuir',
      fit: 'Ajustar à janela',
      rotate: 'Girar',
      close: 'Fechar',
    },
    player: {
      play: 'Tocar',
      pause: 'Pausar',
      position: 'Posição no áudio',
      speed: (rate: string) => `Velocidade: ${rate}`,
      playVideo: (size: string) => `Ver o vídeo (${size})`,
    },
    attach: 'Anexar arquivo',
    attached: 'Arquivos que vão com a resposta',
    remove: (name: string) => `Tirar ${name}`,
    preparing: (name: string) => `Preparando ${name}…`,
    drop: 'Solte para anexar à resposta',
    textApart: 'O texto vai em uma mensagem separada, depois dos arquivos.',
    fileWithoutName: 'arquivo',
    problem: {
      empty: (name: string) => `${name} está vazio.`,
      'wrong-type': (name: string) =>
        `O WhatsApp não aceita ${name}. Envie foto (JPG ou PNG), PDF, documento do Office, texto, áudio ou vídeo MP4.`,
      'too-large': (name: string, size: string, most: string) =>
        `${name} tem ${size}, e o WhatsApp aceita no máximo ${most} para este tipo.`,
      failed: (name: string) => `Não foi possível anexar ${name}. Tente de novo.`,
    },
    lostByWhatsApp: 'Arquivo que o WhatsApp não conseguiu receber',
    lostByWhatsAppHint:
      'Costuma ser grande demais (mais de 100 MB). Peça ao cidadão que envie um menor.',
  },
}
