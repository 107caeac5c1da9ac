import type { Line, Story } from './story.ts'

/**
 * Stories of Palmas for the demonstration. Every person, number and event is made up; places are
 * real only as places. Numbers are of the form (63) 99999-01NN.
 */
export const PALMAS: readonly Story[] = [
  {
    key: 'vaccination',
    gap: 0,
    citizen: {
      name: 'Maria Aparecida',
      phone: '5563999990101',
      about: 'Quer vacinar a filha contra a gripe',
    },
    lines: [
      first('Bom dia! Até que horas vai a vacinação contra a gripe na USF da 403 Norte?'),
      reply('Ah que bom. Precisa levar a caderneta da minha filha? Ela tem 4 anos', 6),
      reply('Entendi, vou levar então. Muito obrigada! 🙏', 4),
    ],
  },
  {
    key: 'pothole',
    gap: 12,
    citizen: {
      name: 'Raimundo Nonato',
      phone: '5563999990102',
      about: 'Reclama de um buraco na 504 Sul',
    },
    lines: [
      first(
        'Boa tarde, tem um buraco enorme na 504 Sul, na alameda 2 em frente ao lote 15. Já estourou o pneu de dois carros essa semana',
      ),
      reply('É na pista da direita, logo depois do quebra-molas. De noite não dá pra ver nada', 7),
      reply('Certo, anotei o protocolo. Vou aguardar', 4),
    ],
  },
  {
    key: 'course',
    gap: 15,
    citizen: {
      name: 'Kauã Ribeiro 🎧',
      phone: '5563999990103',
      about: 'Procura um curso gratuito',
    },
    lines: [
      first('oi td bem? vi no insta q vai ter curso de informática de graça, ainda tem vaga??'),
      reply('tenho 17, pode?', 4),
      reply('blz vou falar com minha mãe pra ir comigo fazer a inscrição. valeu!!', 5),
    ],
  },
  {
    key: 'five-messages',
    gap: 14,
    citizen: {
      name: 'Dona Socorro',
      phone: '5563999990104',
      about: 'Escreve em cinco mensagens curtas',
    },
    lines: [
      first('Oi'),
      more('boa tarde', 2),
      more('é da prefeitura?', 3),
      more('queria saber do caminhão do lixo', 4),
      more('faz três dias que não passa aqui na 1106 Sul', 5),
      reply('tá bom minha filha, Deus abençoe', 6),
    ],
  },
  {
    key: 'photo',
    gap: 18,
    citizen: {
      name: 'Lucas Andrade',
      phone: '5563999990105',
      about: 'Manda a foto de um buraco',
    },
    lines: [
      {
        afterReplies: 0,
        pause: 0,
        photo: 'pothole',
        caption: 'Olha a situação da avenida LO-27 perto da 1304 Sul',
      },
      more('Já faz um mês que está assim. Quem eu procuro pra resolver?', 6),
      reply('Obrigado pelo retorno rápido 👍', 4),
    ],
  },
  {
    key: 'compliment',
    gap: 20,
    citizen: {
      name: 'Profª. Helena Brito',
      phone: '5563999990106',
      about: 'Elogia o atendimento de uma unidade',
    },
    lines: [
      first(
        'Boa tarde! Passando só para elogiar a equipe da UPA Sul. Fui atendida ontem à noite com muita atenção, da recepção à enfermagem. Queria que chegasse até eles.',
      ),
      reply('Foi a equipe do plantão da noite. Parabéns a todos! 👏👏', 5),
    ],
  },
  {
    key: 'angry',
    gap: 22,
    citizen: {
      name: 'CARLÃO',
      phone: '5563999990107',
      about: 'Está furioso com a falta de resposta',
    },
    lines: [
      first('É A TERCEIRA VEZ QUE EU ESCREVO E NINGUÉM RESOLVE NADA!!!'),
      more(
        'A RUA DA MINHA CASA TÁ NO ESCURO TEM 20 DIAS. VÃO ESPERAR ACONTECER UMA TRAGÉDIA???',
        5,
      ),
      reply('305 norte, alameda 8. e não me manda esperar mais 10 dias úteis não', 5),
      reply('tá. vou confiar. se não resolver eu volto', 6),
    ],
  },
  {
    key: 'username-only',
    gap: 25,
    citizen: {
      name: 'Bia',
      username: 'bia.do.cerrado',
      about: 'Usa nome de usuário: o telefone não aparece',
    },
    lines: [
      first('Oi, boa tarde! Onde eu vejo a programação do fim de semana no Parque Cesamar?'),
      reply('Perfeito, e é gratuito né?', 5),
      reply('Obrigadaa 💚', 3),
    ],
  },
  {
    key: 'complaint',
    gap: 25,
    citizen: {
      name: 'Edinalva Pereira',
      phone: '5563999990108',
      about: 'Reclama do ônibus que não passa',
    },
    lines: [
      first(
        'Gostaria de registrar uma reclamação. O ônibus das 6h10 que sai da Estação Apinajé não passou ontem nem hoje, e cheguei atrasada no trabalho as duas vezes.',
      ),
      reply('Eu estava no ponto da Avenida Teotônio Segurado, sentido centro', 6),
      reply('Certo. Como eu acompanho esse protocolo?', 5),
      reply('Obrigada.', 3),
    ],
  },
  {
    key: 'after-closing',
    gap: 30,
    citizen: {
      name: 'Jonas Evangelista',
      phone: '5563999990109',
      about: 'Agradece e volta a escrever mais tarde',
    },
    lines: [
      first('Bom dia. Como emito a segunda via do IPTU deste ano?'),
      reply('Consegui aqui, muito obrigado!', 8),
      more(
        'Oi, desculpa incomodar de novo. O boleto saiu com o nome do antigo dono. Onde eu troco?',
        90,
      ),
      reply('Beleza, levo os documentos lá. Abraço', 6),
    ],
  },
  {
    key: 'elderly',
    gap: 30,
    citizen: {
      name: 'Maria da Conceição Evangelista dos Santos Albuquerque de Oliveira Cavalcante Filha',
      // An account from before the ninth digit: WhatsApp knows it with eight.
      phone: '556399990110',
      about: 'Senhora de 82 anos, com um nome muito comprido',
    },
    lines: [
      first(
        'Bom dia meu filho. Aqui quem fala é Maria da Conceição, tenho 82 anos. A minha neta que está escrevendo para mim. Eu preciso marcar a consulta do coração no posto e não consigo por telefone. Como eu faço?',
      ),
      reply(
        'É no posto da 1206 Sul. O cartão do SUS está na mão, precisa de mais alguma coisa?',
        9,
      ),
      reply('Deus lhe pague meu filho. Um bom dia para você e sua família', 7),
    ],
  },
  {
    key: 'another-state',
    gap: 35,
    citizen: {
      name: 'Thiago (Salvador)',
      phone: '5571999990111',
      about: 'Escreve da Bahia, vem morar em Palmas',
    },
    lines: [
      first(
        'Boa noite, sou de Salvador e estou me mudando pra Palmas em janeiro. Como faço a matrícula dos meus filhos na escola municipal?',
      ),
      reply('São dois, um no 2º ano e outro no 5º. Dá pra fazer tudo pela internet?', 7),
      reply('Show, muito obrigado pela ajuda!', 4),
    ],
  },
  {
    key: 'dengue',
    gap: 40,
    citizen: {
      name: '🌻 Neide 🌻',
      phone: '5563999990112',
      about: 'Pede vistoria contra a dengue',
    },
    lines: [
      first(
        'Olá! Tem um lote baldio do lado da minha casa cheio de pneu com água parada. Aqui em Taquaralto já teve dois casos de dengue na rua. Vocês fazem vistoria?',
      ),
      reply('Rua 12, quadra 4, do lado da mercearia. Pode ser sem colocar meu nome?', 8),
      reply('Obrigada, fico no aguardo da equipe', 4),
    ],
  },
]

/** Begins a story. */
function first(text: string): Line {
  return { afterReplies: 0, pause: 0, text }
}

/** Follows by itself. */
function more(text: string, pause: number): Line {
  return { afterReplies: 0, pause, text }
}

/** Waits for an answer of the desk. */
function reply(text: string, pause: number): Line {
  return { afterReplies: 1, pause, text }
}
