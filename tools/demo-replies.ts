/**
 * Canned replies of the demo, plainly made up: no phone, address or deadline in them is anybody's.
 * `shortcut` is what is typed after `/`.
 */
export type DemoReply = {
  readonly shortcut: string
  readonly area: string | null
  readonly text: string
}

const hello = '{{saudação}}{{se primeiro_nome}}, {{primeiro_nome}}{{fim}}! '

export const demoReplies: Readonly<Record<'palmas' | 'ufmt', readonly DemoReply[]>> = {
  palmas: [
    {
      shortcut: 'boas-vindas',
      area: null,
      text: `${hello}Aqui é {{agente}}, do Whats Palmas. Como posso ajudar?`,
    },
    {
      shortcut: 'poda de árvore',
      area: 'Zeladoria Urbana (exemplo)',
      text: `${hello}Registramos o pedido de poda{{se quadra}} na {{quadra}}{{fim}}. A equipe de {{área}} passa até {{prazo}}. Protocolo: {{protocolo}}.`,
    },
    {
      shortcut: 'coleta de entulho',
      area: 'Zeladoria Urbana (exemplo)',
      text: `${hello}O caminhão do entulho passa{{se quadra}} na {{quadra}}{{fim}} em {{prazo}}. Deixe tudo na calçada na véspera, por favor.`,
    },
    {
      shortcut: 'vacinação',
      area: 'Saúde (exemplo)',
      text: `${hello}As salas de vacina do exemplo abrem de segunda a sexta, das 8h às 17h. Leve um documento e o cartão de vacina.`,
    },
    {
      shortcut: 'iluminação',
      area: 'Infraestrutura (exemplo)',
      text: `${hello}Para a troca da lâmpada, diga o ponto mais próximo do poste{{se quadra}} na {{quadra}}{{fim}}, como o número do lote.`,
    },
    {
      shortcut: 'denúncia',
      area: null,
      text: `${hello}Denúncias são recebidas pela Ouvidoria do município, que protege a sua identidade. Se quiser, explico como falar com ela.`,
    },
    {
      shortcut: 'fora do horário',
      area: null,
      text: `${hello}Recebemos sua mensagem fora do horário de atendimento. Sou {{agente}} e respondo agora: `,
    },
  ],
  ufmt: [
    {
      shortcut: 'boas-vindas',
      area: null,
      text: `${hello}Aqui é {{agente}}, do Balcão Virtual da Ouvidoria. Pode contar o que aconteceu.`,
    },
    {
      shortcut: 'registro no Fala.BR',
      area: null,
      text: `${hello}O registro formal é feito no Fala.BR, que protege a identidade de quem se manifesta. Quer que eu explique o passo a passo?`,
    },
    {
      shortcut: 'encaminhado',
      area: 'Pró-Reitoria de Exemplo',
      text: `${hello}Encaminhamos sua manifestação para {{área}}, que tem até {{prazo}} para responder. Protocolo: {{protocolo}}.`,
    },
    {
      shortcut: 'matrícula',
      area: 'Registro Escolar (exemplo)',
      text: `${hello}Sobre a matrícula, {{área}} atende pelo portal do aluno. Se já tentou por lá, diga o que apareceu na tela.`,
    },
    {
      shortcut: 'restaurante universitário',
      area: 'Assistência Estudantil (exemplo)',
      text: `${hello}Sobre o restaurante, {{área}} publica o cardápio e os horários a cada semana.`,
    },
    {
      shortcut: 'complementar',
      area: null,
      text: `${hello}Para seguir, faltam algumas informações: ⟦o que falta⟧. O prazo para complementar é de 20 dias.`,
    },
  ],
}
