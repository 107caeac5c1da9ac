import { isStopWord } from './telling-words.ts'

/** Words that begin sentences of public service, and what is written with a capital by custom. */
const CUSTOMARY = new Set(
  [
    'encaminhei registrei informei solicitei abri verifiquei consultei anotei pedi recebi enviei falei localizei',
    'encaminhamos registramos informamos solicitamos recebemos agradecemos pedimos orientamos lamentamos sugerimos',
    'esclarecemos comunicamos reforcamos lembramos vamos estamos temos podemos seguimos ficamos caso conforme',
    'segue seguem consta constam confira acesse procure leve traga envie mande informe diga avise aguarde compareca',
    'ligue entre clique responda retorne leia veja verifique lembre desculpe entendo compreendo claro combinado',
    'fale falo solicite registre preencha apresente emita imprima baixe entregue marque agende pague protocole consulte',
    'atualize anexe fotografe aponte dirija busque tente use ponha coloque mantenha evite cuide espere volte confirme',
    'equipe secretaria prefeitura prazo pedido solicitacao atendimento servico servicos horario documentos endereco',
    'infelizmente atenciosamente cordialmente tambem apos antes durante nesse nesta neste nessa nesses esse essa',
    'alem basta existe existem ha houve sera serao pode podera podem deve devera devem precisa precisamos caso',
    'cidadao cidada municipe moradora morador abraco abracos att qualquer disponha disposicao duvida duvidas',
    'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
    'segunda terca quarta quinta sexta sabado domingo feira unidade posto escola creche hospital',
    'ubs upa cras creas samu iptu itbi iss issqn cpf rg cnpj cnh sus bpc inss detran procon tfd pdf whatsapp brasil',
  ].flatMap((line) => line.split(' ')),
)

const VERBAL = /.{3,}(?:amos|emos|imos|aram|eram|iram|coes|mente)$/
const NAMES_OF_THAT_SHAPE = new Set(['clemente', 'adriamos', 'abiramos'])

/** Whether a plain word is one that says nothing of anybody wherever it stands. */
export function isUsualWord(plain: string): boolean {
  if (isStopWord(plain) || CUSTOMARY.has(plain)) return true
  return VERBAL.test(plain) && !NAMES_OF_THAT_SHAPE.has(plain)
}
