/** Desfazer o envio, enquanto a resposta espera para sair. */
export const undo = {
  undo: {
    undo: 'Desfazer',
    undoOf: (name: string) => `Desfazer o envio a ${name}`,
    held: 'Sai em instantes.',
    hint: 'Resposta na fila · Ctrl+Z desfaz o envio',
    announceHeld: 'Resposta na fila. Ctrl+Z desfaz o envio.',
    undone: 'Envio desfeito: a resposta voltou ao rascunho.',
    undoneWithEnd:
      'Envio desfeito: a resposta voltou ao rascunho, e o atendimento continua com você.',
    announceTransfer: 'Transferência na fila. Ctrl+Z desfaz a transferência.',
    transferUndone: 'Transferência desfeita: o atendimento continua com você.',
    transferAction: 'Desfazer a transferência',
    setting: 'Desfazer o envio',
    seconds: (seconds: number) => (seconds === 0 ? 'Enviar na hora' : `Por ${seconds} segundos`),
  },
}
