/** One a line: the emoji, what it is called in Portuguese, and in English. */
const lines = `
👍 polegar para cima, joia, ok|thumbs up, ok, like
👎 polegar para baixo|thumbs down
🙏 mãos juntas, obrigado, obrigada, por favor|folded hands, thanks, please
❤️ coração, amor|heart, love
👏 palmas, aplauso, parabéns|clapping hands, applause
🤝 aperto de mãos, acordo|handshake, deal
👋 aceno, tchau, oi, olá|waving hand, hello, bye
👌 perfeito, mão ok|ok hand, perfect
✌️ paz, vitória|victory hand, peace
🤞 dedos cruzados, tomara, sorte|crossed fingers, luck
💪 força, músculo|flexed biceps, strength
👉 dedo para a direita, aqui|pointing right
👈 dedo para a esquerda|pointing left
👆 dedo para cima, acima|pointing up
👇 dedo para baixo, abaixo|pointing down
☝️ atenção, um|index pointing up
✋ mão, pare|raised hand, stop
🖐️ mão aberta, cinco|open hand, five
🙌 mãos para cima, viva|raising hands, hooray
🫶 mãos de coração|heart hands
✍️ escrevendo, assinar|writing hand, sign
😀 sorriso, feliz|grinning, happy
😃 sorrindo, alegre|smiling, joy
😄 sorriso largo|wide smile
😁 dentes|beaming
😆 gargalhada|laughing
😅 suando, alívio|sweat smile, relief
😂 chorando de rir, risada|tears of joy, laugh
🤣 rolando de rir|rolling laughing
🙂 leve sorriso|slight smile
🙃 de cabeça para baixo|upside down
😉 piscada|wink
😊 corado, simpático, gentil|blush, kind
😇 anjo, santo|halo, angel
🥰 apaixonado, carinho|smiling hearts, love
😍 olhos de coração, amei|heart eyes
🤩 encantado, estrelas|star struck
😘 beijo|kiss
😋 delícia, gostoso|yummy
😜 língua, brincadeira|tongue, joke
🤗 abraço|hug
🤭 ops, mão na boca|oops
🤫 silêncio, segredo|quiet, secret
🤔 pensando, dúvida, hum|thinking, doubt
🤐 boca fechada|zipper mouth
😐 neutro|neutral
😏 ironia|smirk
😌 aliviado, calmo|relieved, calm
😔 pensativo, triste|pensive, sad
😴 dormindo, sono|sleeping
😷 máscara, doente|mask, sick
🤒 febre, termômetro|fever
🤕 machucado|bandage, hurt
🤧 espirro, gripe|sneezing, flu
🥵 calor|hot
🥶 frio|cold
😵 tonto|dizzy
🤯 explodindo, chocado|mind blown
😎 óculos escuros, legal|cool, sunglasses
🤓 estudioso|nerd
😕 confuso|confused
😟 preocupado|worried
🙁 chateado|frowning
😮 surpreso|surprised
😯 espantado|hushed
😲 pasmo|astonished
😳 envergonhado|flushed
🥺 por favor, pidão|pleading
😢 chorando, lágrima|crying, tear
😭 choro alto|sobbing
😱 grito, medo|scream, fear
😞 decepcionado|disappointed
😩 exausto|weary
😫 cansado|tired
😤 bufando|huffing
😡 bravo, raiva|angry
😠 zangado|mad
🧡 coração laranja|orange heart
💛 coração amarelo|yellow heart
💚 coração verde|green heart
💙 coração azul|blue heart
💜 coração roxo|purple heart
🤍 coração branco|white heart
🖤 coração preto, luto|black heart, mourning
💔 coração partido|broken heart
💐 buquê, flores|bouquet, flowers
🎗️ laço, campanha|ribbon, campaign
✅ feito, certo, pronto, concluído|check, done
☑️ marcado|checkbox
✔️ visto, confere|check mark
❌ errado, xis, não|cross, wrong, no
⚠️ atenção, cuidado, aviso|warning, caution
❗ exclamação, importante|exclamation, important
❓ pergunta, interrogação|question
ℹ️ informação|information
🚫 proibido|prohibited
⛔ entrada proibida|no entry
🔴 vermelho|red circle
🟡 amarelo|yellow circle
🟢 verde|green circle
🔵 azul|blue circle
⭐ estrela|star
✨ brilho|sparkles
🎉 festa, comemorar|party, celebrate
🎊 confete|confetti
🎂 bolo, aniversário|birthday cake
🎁 presente|gift
🏆 troféu|trophy
🥇 medalha, primeiro|medal, first
🔥 fogo, incêndio|fire
💧 gota, água|droplet, water
🚰 água potável, torneira|potable water, tap
🌊 onda, enchente|wave, flood
☀️ sol, dia|sun, sunny
🌤️ sol com nuvens|partly sunny
⛅ nuvens|cloudy sun
☁️ nuvem, nublado|cloud
🌧️ chuva|rain
⛈️ tempestade|thunderstorm
⚡ raio, energia, luz|lightning, power
💨 vento|wind
🌈 arco-íris|rainbow
🌙 lua, noite|moon, night
🌳 árvore|tree
🌲 pinheiro|evergreen
🌴 palmeira|palm tree
🌱 muda, planta|seedling, plant
🌿 erva, mato|herb, bush
🌾 capim|grass
🌺 flor|flower
🌻 girassol|sunflower
🍂 folhas, galhos|leaves
🐶 cachorro, cão|dog
🐱 gato|cat
🐴 cavalo|horse
🐮 vaca|cow
🐍 cobra|snake
🦂 escorpião|scorpion
🦟 mosquito, dengue|mosquito
🐝 abelha|bee
🐜 formiga|ant
🐀 rato|rat
🐦 pássaro|bird
🏠 casa|house
🏡 casa com jardim|garden house
🏢 prédio, repartição|building, office
🏛️ prefeitura, órgão público|city hall, public building
🏥 hospital, saúde|hospital, health
🏫 escola|school
🏦 banco|bank
🏪 loja, mercado|shop
⛪ igreja|church
🏗️ obra, construção|construction
🚧 obras, interdição|roadworks
🛣️ estrada, rua|road
🚦 semáforo, sinal|traffic light
🛑 pare, placa|stop sign
🚏 ponto de ônibus|bus stop
🚌 ônibus|bus
🚗 carro|car
🚕 táxi|taxi
🚓 polícia|police car
🚑 ambulância, samu|ambulance
🚒 bombeiros|fire engine
🚛 caminhão, lixo|lorry, truck
🚲 bicicleta|bicycle
🏍️ moto|motorcycle
✈️ avião|plane
♻️ reciclagem|recycling
🗑️ lixeira, lixo|waste basket, rubbish
🧹 vassoura, limpeza|broom, cleaning
🔧 conserto, chave|wrench, repair
🔨 martelo|hammer
🛠️ ferramentas, manutenção|tools, maintenance
🕳️ buraco|hole
💡 lâmpada, ideia|light bulb, idea
🔦 lanterna|torch
🔌 tomada|plug
📍 local, alfinete|pin, place
🗺️ mapa|map
📅 calendário, data|calendar, date
🗓️ agenda|planner
⏰ despertador, hora|alarm clock
⏳ esperando, ampulheta|hourglass, waiting
🕐 relógio|clock
📞 telefone|phone receiver
☎️ telefone fixo|telephone
📱 celular|mobile phone
💻 computador|laptop
🖨️ impressora|printer
📧 e-mail|email
✉️ carta, envelope|envelope, letter
📨 mensagem recebida|incoming message
📎 anexo, clipe|attachment, paperclip
📄 documento, página|document, page
📋 lista, prancheta|clipboard
📝 anotação, formulário|memo, form
📁 pasta|folder
📊 gráfico|chart
📷 câmera, foto|camera, photo
🎥 vídeo|video camera
🎤 microfone|microphone
🔊 som|sound
🔔 sino, lembrete|bell, reminder
🔕 sem som|muted bell
🔍 lupa, busca|magnifier, search
🔒 cadeado, fechado|lock, closed
🔓 aberto|unlock, open
🔑 chave de casa|key
🪪 identidade, documento pessoal|identity card
💳 cartão|card
💰 dinheiro, imposto|money, tax
🧾 recibo, nota, boleto|receipt, bill
⚖️ justiça, balança|justice, scales
🗳️ urna, voto|ballot box, vote
📚 livros, biblioteca|books, library
🎓 formatura, universidade|graduation, university
✏️ lápis|pencil
💉 vacina, injeção|vaccine, syringe
💊 remédio|pill, medicine
🩺 médico, estetoscópio|doctor, stethoscope
🩹 curativo|plaster
🦷 dente, dentista|tooth, dentist
👶 bebê|baby
🧒 criança|child
👧 menina|girl
👦 menino|boy
👩 mulher|woman
👨 homem|man
👵 idosa, avó|old woman
👴 idoso, avô|old man
👪 família|family
🤰 gestante, grávida|pregnant
♿ acessibilidade, cadeira de rodas|accessibility, wheelchair
🧑‍💻 atendente, servidor|technologist, civil servant
👷 trabalhador, obra|worker
⚽ futebol, bola|football
🏊 natação|swimming
🎵 música|music
🎭 teatro, cultura|theatre, culture
🎨 arte|art
☕ café|coffee
🍞 pão|bread
🍎 maçã, fruta|apple, fruit
🇧🇷 brasil, bandeira|brazil, flag
1️⃣ um, primeiro|one, first
2️⃣ dois, segundo|two, second
3️⃣ três, terceiro|three, third
➡️ seta para a direita|right arrow
⬅️ seta para a esquerda|left arrow
⬆️ seta para cima|up arrow
⬇️ seta para baixo|down arrow
🔁 repetir|repeat
🆗 botão ok|ok button
🆕 novo|new
`

export type Emoji = {
  readonly emoji: string
  /** What it is called, the usual name first. */
  readonly pt: readonly string[]
  readonly en: readonly string[]
}

export const emojis: readonly Emoji[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const at = line.indexOf(' ')
    const [pt = '', en = ''] = line.slice(at + 1).split('|')
    return { emoji: line.slice(0, at), pt: pt.split(', '), en: en.split(', ') }
  })
