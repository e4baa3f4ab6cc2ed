import { linksOf, phrasesOf, sharesOf, signsOf, weighted } from '../lexicon.ts';
import { listLexicon } from './list-lexicon.ts';

/** Talk of customers and of every day that the list lacks, and words that it took for others ("tipo" is "like"). */
const WORDS = weighted({
  [-4]: 'golpe golpista merda lixo bosta nojo nojento ladrões fraude estelionato porcaria desgraça',
  [-3]:
    'péssimo péssima horrível horroroso ridículo ridícula absurdo absurda vergonha vergonhoso inaceitável decepção decepcionante ' +
    'decepcionado decepcionada odeio odiei odiar ódio raiva puta puto fdp pqp vsf fuder cacete idiota imbecil ' +
    'babaca otário burro burra escroto canalha safado mentira mentiroso mentir desastre fracasso insuportável irritante racismo ' +
    'racista machista machismo preconceito nojenta crime assassino violência morte matar estupro inferno palhaçada descaso ' +
    'intragável cagada lamentável patético',
  [-2]:
    'cancelei cancelaram ruim ruins chato chata chatas chatos quebrado quebrou defeito defeituoso travando travado trava travou lento lenta lentidão caro caríssimo ' +
    'erro erros bug falha falhou reclamação reclamar reclamo atraso atrasado atrasada cancelado cancelar ' +
    'cobrança cobraram cobrado abusivo pior piores mal mau má feio feia triste tristeza chorar choro chorando chorei sofrer ' +
    'sofrendo sofrimento medo dor doendo doente cansada cansado cansaço preguiça sono tédio entediada irritada irritado ' +
    'brava estressada estressado nervosa nervoso desespero desesperada perdeu perdi perder perdido fome infelizmente ' +
    'coitado coitada pena falta fraco fraca forçado forçada desnecessário desnecessária credo aff affs afff argh tosco ' +
    'tosca brega bizarro errado errada estranho estranha culpa injusto injustiça injusta eliminado eliminada polêmica crítica ' +
    'criticar sacanagem sujo suja falso falsa invejosa inveja arrogante grossa grosso insegura ódios traição traiu droga cringe flopou ' +
    'vergonhosa saturado cansativo cansativa arrasada arrasado destruída destruído perturbada assustador',
  [-1]:
    'problema problemas esperando esperar difícil dúvida frio calor pressão tensa tenso saudade saudades ué hein oxe eita vish putz ' +
    'demora demorou demorando sumiu cadê',
  0:
    'divulga divulgar divulgou divulgação bem querer ' +
    'pedido suporte segurança seguro livro permitir curto ' +
    'vitor vítor novo nova imagina imaginar atrás ' +
    'não nao tipo sim quer deus jesus grande sério séria jovem humano certo certa claro porra caralho sair frase frases autor ' +
    'entrada pare parando prato dente cortes corte cortar fogo luta partido atenção comissão cal aviso avisos homem ' +
    'manos negro negra sugar mijo ducha nozes verdade vivo favor pênis galo picada bunda gosto frente direto rosa importante ' +
    'maior socorro caber cometer demitido fé interesse menor aceitar natural jovens espírito sobe subir concordo ' +
    'concorda alcance ações assunto assuntos presente goza tenro jurado jura louco louca mania mito pensativo ponto promessa ' +
    'prova provas gritando grito gritei carregada solto retirada atirar exploração equipamento creditado pagamento couros quadra usado ' +
    'pesado propaganda assentamento limpa concha temerário curioso',
  1:
    'ok funciona funcionando rápido fácil barato limpo tranquilo interessante oi abraço abraços amigo amiga ' +
    'grátis sorriso torcendo torço torcida kkk rsrs haha hahaha hehe eba oba ansiosa ansioso emocionei emocionada emocionado emoção ' +
    'saudável sonho legal curti curtindo',
  2:
    'bom boa bons boas ótimo ótima lindo linda lindos lindas lindíssima maravilhoso maravilhosa maravilha perfeito perfeita perfeição ' +
    'excelente incrível fantástico sensacional espetacular fofo fofa fofos amei amo amando amor adoro adorei adorando adorar gostei ' +
    'gostando recomendo recomendar recomendado obrigado obrigada obg valeu parabéns parabenizar feliz felizes felicidade alegria ' +
    'divertido divertida diversão engraçado engraçada hilário melhor melhores ganhar ganhou vencer vencedor vitória sucesso ' +
    'talento talentosa talentoso merece merecido merecida mereceu rainha diva arrasou arrasa arrasando lacrou musa deusa ' +
    'gata gato gostoso gostosa delícia delicioso deliciosa show top topzera massa maneiro orgulho orgulhosa carinho querido ' +
    'querida beijo beijos bjs apaixonada apaixonado emocionante inspirador eficiente atencioso profissional educado pontual ' +
    'confiável bonito bonita bonitos elegante inteligente genial brilhante viva uhul uau aplausos homenagem fenomenal impecável love',
  3: 'resolvido resolveu resolveram resolver consertou',
});

const PHRASES = {
  ...phrasesOf(
    -4,
    'nunca mais|não comprem|não compre|não recomendo|um lixo|uma merda|que merda|de merda|que lixo|que nojo|que ódio|que raiva|uma vergonha|que vergonha|vergonha alheia|filho da puta|filha da puta|vai se foder|vai tomar no|o pior|a pior|os piores|as piores',
  ),
  ...phrasesOf(
    -3,
    'sem internet|sem sinal|sem conexão|sem luz|fecha sozinho|fecha sozinha|cobrou duas vezes|cobraram duas vezes|não devolve|não devolvem|ninguém me atende|não funciona|não funcionam|não está funcionando|parou de funcionar|não funciona mais|não presta|não prestam|não carrega|não abre|não responde|não respondem|sem resposta|ninguém responde|ninguém atende|não atendem|fora do ar|quero meu dinheiro|meu dinheiro de volta|deixa a desejar|perda de tempo|não aguento|não aguento mais|não suporto|ninguém merece|que saco|que chato|que chata|que pena|que triste|que ridículo|que absurdo|dá vergonha|pelo amor de deus|pelo amor|cala a boca|sem noção|sem graça|nada a ver|mal educado|mal educada|dor de cabeça',
  ),
  ...phrasesOf(
    -2,
    'não gosto|não gostei|não gostava|muito caro|caro demais|muito ruim|de novo não|não acredito|não sei porque|não dá|não consigo|não consegue|sem sal|meu deus|tadinha|tadinho|não tem|não sabe|não merece|não merecia|tá difícil|tá foda|que droga|deu ruim|mais ou menos|quem foi que|tanto faz|só que não|para de',
  ),
  ...phrasesOf(
    0,
    'bom dia|boa noite|boa tarde|tudo bem|ou melhor|muito bem obrigado|por favor|de boa|mal posso|ao vivo|na verdade|no final|na boa|bem que|se bem que|ainda bem que não|boa sorte para|grande parte',
  ),
  ...phrasesOf(
    2,
    'muito bem|mto bem|sem problemas|sem problema|nenhum problema|nada mal|não posso reclamar|não tenho do que reclamar|ainda bem|bom trabalho|boa ideia|vale a pena|valeu a pena|vale muito a pena|de volta ao ar|mal posso esperar|não vejo a hora|boa sorte|feliz aniversário|que bom|que boa|que fofo|que fofa|que lindo|que linda|mais linda|mais lindo|quero muito|morta de rir|morrendo de rir|chorei de rir|rindo muito|to rindo|eu ri',
  ),
  ...phrasesOf(
    3,
    'nunca tive problema|nunca tive problemas|nunca tive um problema|nenhuma reclamação|nem um problema|nem uma falha|sem reclamações|zero problemas|eu amo|amo muito|super recomendo|recomendo muito|muito bom|muito boa|o melhor|a melhor|os melhores|as melhores|não poderia ser melhor|nunca me deixou na mão|te amo|amo vocês|nota 10|nota mil|bom demais|boa demais|lindo demais|linda demais|maravilhoso demais|foi lindo',
  ),
};

/** Portuguese. */
export const portuguese = listLexicon({
  lang: 'pt',
  stemmer: 'portuguese',
  words: WORDS,
  phrases: PHRASES,
  negators: 'não nao nunca nem sem jamais nenhum nenhuma ninguém nada tampouco n ñ'.split(' '),
  boosters: {
    ...sharesOf(
      0.3,
      'muito mt mto muita tão super demais bem realmente totalmente completamente extremamente mais mó bastante tanto tanta todo toda absolutamente',
    ),
    ...sharesOf(-0.3, 'pouco meio quase levemente menos'),
  },
  contrasts: ['mas', 'porém', 'contudo', 'entretanto', 'embora'],
  comparisons: {
    link: new Set(['que', 'do']),
    degrees: { ...signsOf(1, 'melhor melhores mais superior'), ...signsOf(-1, 'pior piores menos inferior') },
    verbs: signsOf(1, 'supera bate ganha'),
    leaves: linksOf(
      'por pela pelo',
      'troquei troco trocado trocamos larguei larguei deixei abandonei substituí',
    ),
    moves: linksOf('para pra pro à ao', 'mudei mudo mudamos mudar migrei migramos passei passamos saí fui'),
    origin: new Set('da do de'.split(' ')),
  },
  limits: { whole: { negative: -0.1, positive: 0.42 }, target: { negative: -0.1, positive: 0.22 } },
});
