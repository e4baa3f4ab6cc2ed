import { linksOf, phrasesOf, sharesOf, signsOf, weighted } from '../lexicon.ts';
import { listLexicon } from './list-lexicon.ts';

/** Talk of customers and of every day that the list lacks, and words that it took for others ("solo" is "only"). */
const WORDS = weighted({
  [-4]: 'estafa estafador timo ladrones basura mierda vomitivo putada vergonzoso asqueroso inservible',
  [-3]:
    'asco robo nefasto pésimo horroroso lamentable penoso indignante inaceptable vergüenza desastre caca odio odiar detesto ' +
    'fraude fatal horrible horripilante engañar engaño mentira mentir mentiroso inepto inútil incompetente insufrible ' +
    'insoportable gilipollas imbécil idiota cabrón hijoputa joder jodido jodida hdp ptm carajo verga pendejo maldito ' +
    'repugnante matar asesinato violencia corrupto corrupción',
  [-2]:
    'roto averiado averías avería fallo falla fallos fallar caído caída colgado cuelga bloqueado bloquea lento lentitud carísimo ' +
    'caro defectuoso estropeado rompe error errores bug queja quejar reclamación reclamar devolución retraso retrasado ' +
    'cancelar cancelado incidencia nadie decepción decepcionante decepcionado peor malo mala malos malas mal malísimo fea feo ' +
    'harto harta cansado cansada cansancio aburrido aburrimiento aburre triste tristeza llorar lloro lloré llorando sufrir ' +
    'miedo dolor duele enfermo enferma enfadado enfadada enojado enfado cabreado cabreo rabia molesta molesto molestar estrés ' +
    'estresado agobio agobiado ansiedad pena lástima perder perdido pierdo pérdida odioso tonto tonta estúpido ridículo ' +
    'patético mediocre cutre chungo ruina cobran cobrado abusivo abuso engañado sinvergüenza vergonzosa impresentable ' +
    'extraño deprimido deprimente depresión jodo fracaso fastidio fastidiar pésimamente desgracia desgraciado cago cagada ' +
    'bronca crisis paro denuncia denunciar chapuza susto regaño insomnio hambre puñetero puñetera maldición asustado',
  [-1]:
    'problema problemas esperar esperando falta faltan difícil complicado duda raro pereza sueño frío calor jo jope uff uf puf bah ay ains ups ' +
    'pobre culpa solito solita basta nervioso nerviosa echo',
  0:
    'tarde vale ayuda buenas ' +
    'soporte permitir precio ' +
    'quiero quiere quiera quería quieres seguro segura espero esperamos privado suena nuevo nueva podría necesita gustaría serio hijo hija respeto ' +
    'no solo sólo sola solos solas tiempo nubes túnica residencias nueces ducha cargado cubrir advertencia delicado suelto autor barras ' +
    'bancadas brotes carga cargos citación cobrar empollando estola exploits frase frases impar inclinados infantil jura late listo moda ' +
    'novato parcial paros picado picante piqué presar prevenido puesto reducir recordatorios restos saltos sentencia ' +
    'sorprendido suficiente tapas tetas urgente vago vano venga vestíbulo pasado salir subir llegar corte cortes disculpa ' +
    'ejecutar mancha multa mayor grande tipo sol cielo negro blanco fuego golpe espalda cuchara ventilador rosa granizo ración raptado ' +
    'miedoso derecho directo ora orar querer sentido significado puro propio cierto claro claros sí si deseo desear fe dios jesús ' +
    'importante humano loco loca ominoso penetración combate batalla lucha hacha gris telar mito fan ' +
    'aguarda demanda esperado admitir capaz capacidad cometer comete contratar importar intereses hijo asuntos alarmante secundario ' +
    'pistola expuesto exponer paga contendiente dulce vivo viva',
  1:
    'ok bien gusta gustan gustar gustó gustaba mejorar funciona rápido fácil cómodo barato ' +
    'limpio tranquilo tranquila interesante curioso hola ánimo suerte ojalá abrazo saludos amigo amiga amigos amigas gratis ' +
    'lol xd xdd xddd jeje jiji jajá sonrisa ilusión ganas ganazas preciosidad buenos',
  2:
    'bueno buena buen genial guay bonito bonita linda lindo guapo guapa feliz felices felicidad felicidades enhorabuena gracias ' +
    'grax thanks thx agradecido agradecer recomiendo recomendable recomendar excelente estupendo encanta encantan encantó ' +
    'encantado encantada mola molan molaba chulo chula chulada increíble maravilla maravilloso maravillosa fantástico perfecto perfecta ' +
    'espectacular brutal impresionante precioso preciosa hermoso hermosa divertido divertida diversión gracioso graciosa mejor ' +
    'mejores ganar ganado éxito contento contenta alegre alegría alegra disfrutar disfruta disfrutando amor amo querido ' +
    'querida cariño beso besos besitos orgullo orgulloso bendición bienvenido bienvenida campeón crack grandes fenomenal ' +
    'delicioso rica riquísimo sabroso eficiente eficaz profesional amable amabilidad atento puntual fiable cumplido celebrar ' +
    'fiesta regalo premio paz fuerza risa risas reír apoyo gratitud bravo olé ole magnífico emocionado emocionada ' +
    'emoción emocionante ilusionado brillante fabuloso adoro adorable guapísima guapísimo buenísimo buenísima',
  3: 'solucionado solucionó solucionaron solucionar resuelto resolvió resolvieron resolver arreglado arreglaron',
});

const PHRASES = {
  ...phrasesOf(
    -4,
    'no compréis|no compren|no lo recomiendo|no la recomiendo|no recomiendo|nunca más|nunca mas|una vergüenza|de vergüenza|vaya mierda|una mierda|de mierda|puta mierda|un timo|una estafa|hasta los cojones|hasta el coño|que asco|qué asco|me cago|hijo de puta|hija de puta|la peor|el peor|lo peor',
  ),
  ...phrasesOf(
    -3,
    'sin internet|sin señal|sin conexión|sin cobertura|sin luz|se cierra sola|se cierra solo|se cuelga|dos veces y no|cobrado dos veces|no devuelven|no devuelve|nadie me atiende|nadie atiende|no funciona|no funcionan|no funcionaba|no me funciona|dejó de funcionar|sigue sin|no va|no anda|no carga|no responde|no responden|no contestan|no contesta|sin respuesta|sin servicio|nadie responde|nadie contesta|atención al cliente pésima|quiero mi dinero|devuelvan mi dinero|harto de|harta de|hasta las narices|no sirve|no sirven|no vale|deja mucho que desear|tirar el dinero|pérdida de tiempo|echo de menos|te extraño|da asco|dan asco|da pena|que pena|qué pena|que mal|qué mal|no puede ser|no puedo más|tomadura de pelo',
  ),
  ...phrasesOf(
    -2,
    'no me gusta|no me gustan|no me gustó|no gusta|qué lástima|que lástima|muy caro|demasiado caro|no hay quien|no hay manera|no hay forma|otra vez caído|por desgracia|lo siento|ni puta idea|ya no|me duele|odio que|de mal|mala suerte|malas noticias|mala noticia|menos mal que no|vaya tela|para nada|ni de coña|hace falta|me muero|no entiendo',
  ),
  ...phrasesOf(
    0,
    'por favor|buenos días|buenas noches|buenas tardes|más bien|o bien|a ver si|de verdad|en vivo|de nada|sin duda|es decir|por supuesto|tal vez|a lo mejor|de gracia|por fin de|me da igual|al final|mayor parte|en serio',
  ),
  ...phrasesOf(
    2,
    'sin problemas|sin problema|sin ningún problema|ningún problema|no está mal|nada mal|no me puedo quejar|menos mal|por fin|buen trabajo|buena idea|vale la pena|merece la pena|de lujo|de diez|me alegro|me gusta|me gustan|muchas gracias|mil gracias|buen día|buen rollo|qué guay|que guay|qué bien|que bien|feliz cumpleaños|feliz día|buena suerte|tengo ganas|tantas ganas|qué ganas|que ganas',
  ),
  ...phrasesOf(
    3,
    'ni una sola queja|ni una queja|ninguna queja|ni un problema|ni un solo problema|ni un fallo|ni un solo fallo|nunca tuve problemas|nunca he tenido problemas|nunca he tenido un problema|jamás he tenido problemas|sin quejas|me encanta|me encantan|me encantó|lo recomiendo|la recomiendo|muy recomendable|muy bueno|muy buena|muy bien|el mejor|la mejor|lo mejor|los mejores|las mejores|no puede ser mejor|no podría estar mejor|nunca falla|no falla|te quiero|os quiero|te amo|súper bien|10 de 10',
  ),
};

/** Spanish. */
export const spanish = listLexicon({
  lang: 'es',
  stemmer: 'spanish',
  words: WORDS,
  phrases: PHRASES,
  negators: 'no ni nunca jamás sin tampoco nada ningún ninguna ninguno apenas'.split(' '),
  boosters: {
    ...sharesOf(
      0.3,
      'muy super súper tan tanto tanta realmente totalmente absolutamente completamente extremadamente demasiado bastante re puto puta bien más mucho mucha muchas muchos increíblemente',
    ),
    ...sharesOf(-0.3, 'poco algo casi ligeramente medio apenas menos'),
  },
  contrasts: ['pero', 'aunque', 'sino', 'obstante'],
  comparisons: {
    link: new Set(['que']),
    degrees: { ...signsOf(1, 'mejor mejores más superior'), ...signsOf(-1, 'peor peores menos inferior') },
    verbs: signsOf(1, 'supera superan gana vence'),
    leaves: linksOf(
      'por para',
      'dejé dejo dejado dejamos dejar abandoné abandono abandonado cambié cambio cambiado sustituí sustituido',
    ),
    moves: linksOf(
      'a al para hacia',
      'paso pasé pasado pasamos pasar cambio cambié cambiado migré migrado vuelvo voy',
    ),
    origin: new Set('de desde del'.split(' ')),
  },
  limits: { whole: { negative: -0.1, positive: 0.42 }, target: { negative: -0.1, positive: 0.22 } },
});
